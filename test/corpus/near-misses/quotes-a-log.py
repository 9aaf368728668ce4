"""Tells how long requests take."""
import re
import sys

SAMPLE = """
2024-05-14 09:12:33 10.0.0.1 GET /certsrv/mscep/mscep.dll operation=GetCACert 443 - 10.0.0.9 agent - 500 0 0 31
2024-05-14 09:12:40 10.0.0.1 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.0.0.9 agent - 200 0 0 90
"""


def times(text):
    return [int(line.split()[-1]) for line in text.strip().splitlines()]


def main():
    print(sum(times(sys.stdin.read() or SAMPLE)))
