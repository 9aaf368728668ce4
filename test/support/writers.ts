/** Writes bytes down as logs, mails and tools do. */
export type Writer = (bytes: Uint8Array) => string;

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const withoutPadding = (bytes: Uint8Array): string => base64(bytes).replace(/=+$/, '');
const urlSafe = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const blanksForPluses = (bytes: Uint8Array): string => base64(bytes).replaceAll('+', ' ');
const quoted = (bytes: Uint8Array): string => base64(bytes).replaceAll('=', '=3D');

export const linesOf = (text: string, width: number): string[] => text.match(new RegExp(`.{1,${width}}`, 'gs')) ?? [];

/** Base64 that is wrapped at a width, by what stands between the lines or who wrapped it. */
export const WRAPPED: Readonly<Record<string, (width: number) => Writer>> = {
  LF: (width) => (bytes) => linesOf(base64(bytes), width).join('\n'),
  'LF at the end too': (width) => (bytes) => `${linesOf(base64(bytes), width).join('\n')}\n`,
  CRLF: (width) => (bytes) => linesOf(base64(bytes), width).join('\r\n'),
  'without padding': (width) => (bytes) => linesOf(withoutPadding(bytes), width).join('\n'),
  'URL-safe': (width) => (bytes) => linesOf(urlSafe(bytes), width).join('\n'),
  'blanks for line ends': (width) => (bytes) => linesOf(base64(bytes), width).join(' '),
  'blanks for pluses': (width) => (bytes) => linesOf(blanksForPluses(bytes), width).join('\n'),
  'a time before every line': (width) => (bytes) =>
    linesOf(base64(bytes), width)
      .map((line, row) => `2026-11-24 08:12:${String(row % 60).padStart(2, '0')}.123 DEBUG [scep] ${line}`)
      .join('\n'),
  'a syslog header before every line': (width) => (bytes) =>
    linesOf(base64(bytes), width)
      .map((line, row) => `Nov 24 08:${String(row % 60).padStart(2, '0')}:01 host scepd[123]: ${line}`)
      .join('\r\n'),
  'percent-encoded, then wrapped': (width) => (bytes) => linesOf(encodeURIComponent(base64(bytes)), width).join('\n'),
  'wrapped, then percent-encoded': (width) => (bytes) => encodeURIComponent(linesOf(base64(bytes), width).join('\n')),
  'percent-encoded twice': (width) => (bytes) =>
    encodeURIComponent(encodeURIComponent(linesOf(base64(bytes), width).join('\r\n'))),
  JSON: (width) => (bytes) =>
    `{"body":${JSON.stringify(linesOf(base64(bytes), width).join('\n')).replaceAll('/', '\\/')},"status":200}`,
  XML: (width) => (bytes) =>
    `<Data>${linesOf(base64(bytes), width).join('&#xD;&#xA;').replaceAll('+', '&#43;').replaceAll('=', '&#x3D;')}</Data>`,
  'XML, indented': (width) => (bytes) => `<Data>\n    ${linesOf(base64(bytes), width).join('\n    ')}\n  </Data>`,
  'quoted-printable': (width) => (bytes) => `body:\n\n${linesOf(quoted(bytes), width - 1).join('=\r\n')}\r\n`,
  'line ends in octal': (width) => (bytes) => `Nov 24 08:12:33 host app: ${linesOf(base64(bytes), width).join('#012')}#012`,
  'coloured lines': (width) => (bytes) =>
    linesOf(base64(bytes), width)
      .map((line) => `\u001b[32m${line}\u001b[0m`)
      .join('\n'),
  PEM: (width) => (bytes) => `-----BEGIN CMS-----\n${linesOf(base64(bytes), width).join('\n')}\n-----END CMS-----\n`,
  'coloured PEM': (width) => (bytes) =>
    ['-----BEGIN CMS-----', ...linesOf(base64(bytes), width), '-----END CMS-----']
      .map((line, row) => `\u001b[3${row % 7}m${line}\u001b[0m`)
      .join('\n'),
  'PEM with another label': (width) => (bytes) =>
    `-----BEGIN SCEP MESSAGE-----\r\n${linesOf(base64(bytes), width).join('\r\n')}\r\n-----END SCEP MESSAGE-----\r\n`,
};

const hex = (bytes: Uint8Array): string[] => [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
const printable = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');

function rows(bytes: Uint8Array, width: number, row: (bytes: Uint8Array, offset: number) => string): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += width) lines.push(row(bytes.subarray(at, at + width), at));
  return lines.join('\n');
}

const column = (offset: number, digits: number, radix = 16): string => offset.toString(radix).padStart(digits, '0');
const pairs = (bytes: Uint8Array): string =>
  (
    hex(bytes)
      .join('')
      .match(/.{1,4}/g) ?? []
  ).join(' ');
const halves = (bytes: Uint8Array, between: string): string =>
  [hex(bytes.subarray(0, 8)).join(' '), hex(bytes.subarray(8)).join(' ')].filter((half) => half !== '').join(between);
/** Words of two bytes as a little-endian machine sees them. */
const words = (bytes: Uint8Array): string =>
  Array.from({ length: Math.ceil(bytes.length / 2) }, (_, word) =>
    column((bytes[word * 2] ?? 0) + 256 * (bytes[word * 2 + 1] ?? 0), 4),
  ).join(' ');

/** Bytes as hex or decimal numbers. */
export const DUMPED: Readonly<Record<string, Writer>> = {
  'one run of hex': (bytes) => hex(bytes).join(''),
  '0x and hex': (bytes) => `0x${hex(bytes).join('').toUpperCase()}`,
  'xxd -p': (bytes) => rows(bytes, 30, (row) => hex(row).join('')),
  xxd: (bytes) => rows(bytes, 16, (row, at) => `${column(at, 8)}: ${pairs(row).padEnd(39)}  ${printable(row)}`),
  'xxd -g1 -u -c32': (bytes) =>
    rows(bytes, 32, (row, at) => `${column(at, 8)}: ${hex(row).join(' ').toUpperCase()}  ${printable(row)}`),
  'xxd -i': (bytes) =>
    `unsigned char m[] = {\n${rows(
      bytes,
      12,
      (row) =>
        `  ${hex(row)
          .map((one) => `0x${one}`)
          .join(', ')},`,
    )}\n};`,
  'an array without leading zeros': (bytes) => `{ ${[...bytes].map((byte) => `0x${byte.toString(16)}`).join(',')} }`,
  'a string of escapes': (bytes) =>
    `"${hex(bytes)
      .map((one) => `\\x${one}`)
      .join('')}"`,
  'hexdump -C': (bytes) =>
    `${rows(bytes, 16, (row, at) => `${column(at, 8)}  ${halves(row, '  ').padEnd(48)}  |${printable(row)}|`)}\n${column(bytes.length, 8)}`,
  hexdump: (bytes) => `${rows(bytes, 16, (row, at) => `${column(at, 7)} ${words(row)}`)}\n${column(bytes.length, 7)}`,
  'od -tx1': (bytes) =>
    `${rows(bytes, 16, (row, at) => `${column(at, 7, 8)} ${hex(row).join(' ')}`)}\n${column(bytes.length, 7, 8)}`,
  'od -Ax -tx1z': (bytes) =>
    rows(bytes, 16, (row, at) => `${column(at, 6)} ${hex(row).join(' ').padEnd(47)}  >${printable(row)}<`),
  'od -Ad -tx1': (bytes) => rows(bytes, 16, (row, at) => `${column(at, 7, 10)} ${hex(row).join(' ')}`),
  'od -An -tx1': (bytes) => rows(bytes, 16, (row) => ` ${hex(row).join(' ')}`),
  'od -x': (bytes) => `${rows(bytes, 16, (row, at) => `${column(at, 7, 8)} ${words(row)}`)}\n${column(bytes.length, 7, 8)}`,
  OpenSSL: (bytes) => rows(bytes, 16, (row, at) => `    ${column(at, 4)} - ${halves(row, '-')}   ${printable(row)}`),
  'OpenSSL with colons': (bytes) => rows(bytes, 15, (row) => `    ${hex(row).join(':')}:`),
  certutil: (bytes) => rows(bytes, 16, (row, at) => `    ${column(at, 4)}  ${halves(row, '  ').padEnd(48)}   ${printable(row)}`),
  'certutil -encodehex': (bytes) =>
    rows(bytes, 16, (row, at) => `${column(at, 4)}\t${halves(row, '  ').padEnd(48)}   ${printable(row)}`),
  Wireshark: (bytes) => rows(bytes, 16, (row, at) => `${column(at, 4)}   ${hex(row).join(' ').padEnd(47)}   ${printable(row)}`),
  tcpdump: (bytes) => rows(bytes, 16, (row, at) => `\t0x${column(at, 4)}:  ${pairs(row).padEnd(39)}  ${printable(row)}`),
  Netty: (bytes) =>
    rows(bytes, 16, (row, at) => `|${column(at, 8)}| ${hex(row).join(' ').padEnd(47)} |${printable(row).padEnd(16)}|`),
  Cisco: (bytes) =>
    rows(
      bytes,
      24,
      (row) =>
        `  ${(
          hex(row)
            .join('')
            .toUpperCase()
            .match(/.{1,8}/g) ?? []
        ).join(' ')}`,
    ),
  'Cisco with a time before every row': (bytes) =>
    rows(
      bytes,
      16,
      (row, at) => `Nov 24 08:00:${column((at / 16) % 60, 2, 10)}.123: CRYPTO_PKI: ${hex(row).join(' ').toUpperCase()}`,
    ),
  'a log around a dump': (bytes) =>
    rows(
      bytes,
      16,
      (row, at) => `08:00:01,${100 + ((at / 16) % 800)} DEBUG wire - ${column(at, 4)}: ${hex(row).join(' ')}  ${printable(row)}`,
    ),
  BitConverter: (bytes) => `Request: ${hex(bytes).join('-').toUpperCase()}`,
  'a registry file': (bytes) => `"Blob"=hex:${linesOf(hex(bytes).join(','), 75).join('\\\n  ')}`,
  NSData: (bytes) =>
    `<${(
      hex(bytes)
        .join('')
        .match(/.{1,8}/g) ?? []
    ).join(' ')}>`,
  'NSData of newer systems': (bytes) => `{length = ${bytes.length}, bytes = 0x${hex(bytes).join('')}}`,
  'decimal numbers': (bytes) => `byte[]: ${[...bytes].join(', ')}`,
  'one decimal number a line': (bytes) => [...bytes].join('\r\n'),
  'signed decimal numbers': (bytes) => `[${[...new Int8Array(bytes)].join(', ')}]`,
};
