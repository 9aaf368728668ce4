package iis

import "testing"

func TestParse(t *testing.T) {
	lines := []string{
		`2024-05-14 09:12:33 10.0.0.1 GET /certsrv/mscep/mscep.dll operation=GetCACert 443 - 10.0.0.9 agent - 500 0 0 31`,
		`2018-02-27T05:16:08.2500000	VERB	Event	com.microsoft.omadm.Client	18327	10	Starting`,
	}
	for _, line := range lines {
		if _, err := Parse(line); err != nil {
			t.Errorf("%q: %v", line, err)
		}
	}
}
