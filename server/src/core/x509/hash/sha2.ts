/** SHA-256 (FIPS 180-4). */
export function sha256(data: Uint8Array): Uint8Array {
  const state = Uint32Array.from(INITIAL_256);
  const words = new Uint32Array(64);
  eachBlock(data, 64, 8, (view, at) => {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(at + i * 4);
    for (let i = 16; i < 64; i++) {
      const a = words[i - 15] ?? 0;
      const b = words[i - 2] ?? 0;
      const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
      const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
      words[i] = (words[i - 16] ?? 0) + s0 + (words[i - 7] ?? 0) + s1;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let i = 0; i < 64; i++) {
      const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (K256[i] ?? 0) + (words[i] ?? 0)) | 0;
      const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => {
      state[i] = (state[i] ?? 0) + value;
    });
  });
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => {
    out.setUint32(i * 4, word);
  });
  return new Uint8Array(out.buffer);
}

/** SHA-384 (FIPS 180-4). */
export function sha384(data: Uint8Array): Uint8Array {
  return sha512Like(data, INITIAL_384).slice(0, 48);
}

/** SHA-512 (FIPS 180-4). */
export function sha512(data: Uint8Array): Uint8Array {
  return sha512Like(data, INITIAL_512);
}

function sha512Like(data: Uint8Array, initial: readonly bigint[]): Uint8Array {
  const state = BigUint64Array.from(initial);
  const words = new BigUint64Array(80);
  eachBlock(data, 128, 16, (view, at) => {
    for (let i = 0; i < 16; i++) words[i] = view.getBigUint64(at + i * 8);
    for (let i = 16; i < 80; i++) {
      const a = words[i - 15] ?? 0n;
      const b = words[i - 2] ?? 0n;
      const s0 = rotate64(a, 1n) ^ rotate64(a, 8n) ^ (a >> 7n);
      const s1 = rotate64(b, 19n) ^ rotate64(b, 61n) ^ (b >> 6n);
      words[i] = (words[i - 16] ?? 0n) + s0 + (words[i - 7] ?? 0n) + s1;
    }
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
    for (let i = 0; i < 80; i++) {
      const s1 = rotate64(e, 14n) ^ rotate64(e, 18n) ^ rotate64(e, 41n);
      const t1 = h + s1 + ((e & f) ^ (~e & g & MASK_64)) + (K512[i] ?? 0n) + (words[i] ?? 0n);
      const s0 = rotate64(a, 28n) ^ rotate64(a, 34n) ^ rotate64(a, 39n);
      const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & MASK_64, c, b, a, (t1 + t2) & MASK_64];
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => {
      state[i] = (state[i] ?? 0n) + value;
    });
  });
  const out = new DataView(new ArrayBuffer(64));
  state.forEach((word, i) => {
    out.setBigUint64(i * 8, word);
  });
  return new Uint8Array(out.buffer);
}

/** Calls `block` for each whole block of the padded message: a 1 bit, zeros, and the length in bits at the end. */
export function eachBlock(
  data: Uint8Array,
  size: 64 | 128,
  lengthOctets: 8 | 16,
  block: (view: DataView, at: number) => void,
): void {
  const whole = Math.floor(data.length / size) * size;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  for (let at = 0; at < whole; at += size) block(view, at);
  const rest = data.length - whole;
  const tail = new Uint8Array(rest + 1 + lengthOctets > size ? size * 2 : size);
  tail.set(data.subarray(whole));
  tail[rest] = 0x80;
  const tailView = new DataView(tail.buffer);
  tailView.setUint32(tail.length - 8, Math.floor(data.length / 2 ** 29));
  tailView.setUint32(tail.length - 4, (data.length * 8) >>> 0);
  for (let at = 0; at < tail.length; at += size) block(tailView, at);
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

const MASK_64 = (1n << 64n) - 1n;

function rotate64(word: bigint, by: bigint): bigint {
  return (word >> by) | ((word << (64n - by)) & MASK_64);
}

/** The first 64 bits behind the point of the square (2) or cube (3) root of a whole number. */
function rootFraction(n: number, root: 2n | 3n): bigint {
  const scaled = BigInt(n) << (64n * root);
  let low = 0n;
  let high = 1n << 72n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** root <= scaled) low = middle;
    else high = middle;
  }
  return low & MASK_64;
}

const PRIMES: readonly number[] = firstPrimes(80);

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  }
  return primes;
}

// FIPS 180-4 4.2 and 5.3 define every constant as the fraction of a root of one of the first primes.
const K512 = PRIMES.map((prime) => rootFraction(prime, 3n));
const K256 = K512.slice(0, 64).map((k) => Number(k >> 32n));
const INITIAL_512 = PRIMES.slice(0, 8).map((prime) => rootFraction(prime, 2n));
const INITIAL_384 = PRIMES.slice(8, 16).map((prime) => rootFraction(prime, 2n));
const INITIAL_256 = INITIAL_512.map((word) => Number(word >> 32n));
