import { hexOf } from '../../asn1/index.ts';

/** Curve y² = x³ - 3x + b over the field of p, base point G of order n (FIPS 186-4 D.1.2). */
interface Curve {
  readonly p: bigint;
  readonly b: bigint;
  readonly n: bigint;
  readonly g: Point;
}
/** In Jacobian coordinates: x/z², y/z³; z = 0 is the point at infinity. */
interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
}

const P256: Curve = {
  p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  g: {
    x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
    y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
    z: 1n,
  },
};
const P384: Curve = {
  p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
  b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  n: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  g: {
    x: 0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7n,
    y: 0x3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5fn,
    z: 1n,
  },
};
const P521: Curve = {
  p: 2n ** 521n - 1n,
  b: 0x0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
  n: 0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
  g: {
    x: 0x00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66n,
    y: 0x011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650n,
    z: 1n,
  },
};
const CURVES: Readonly<Record<string, Curve>> = { 'P-256': P256, 'P-384': P384, 'P-521': P521 };

/** True for curves that `verifyEcdsa` can compute with. */
export function knowsCurve(curve: string | undefined): curve is string {
  return curve !== undefined && Object.hasOwn(CURVES, curve);
}

/** ECDSA (FIPS 186-4 6.4): true where `r` and `s` sign the digest. `point` is the key, uncompressed (SEC 1 2.3.3). */
export function verifyEcdsa(name: string, point: Uint8Array, digest: Uint8Array, r: bigint, s: bigint): boolean {
  const curve = CURVES[name];
  const key = curve && pointOf(curve, point);
  if (!curve || !key) return false;
  const { n } = curve;
  if (r <= 0n || r >= n || s <= 0n || s >= n) return false;
  const excess = digest.length * 8 - n.toString(2).length;
  const z = BigInt(`0x0${hexOf(digest)}`) >> BigInt(Math.max(0, excess));
  const w = inverse(s, n);
  const sum = add(curve, multiply(curve, curve.g, (z * w) % n), multiply(curve, key, (r * w) % n));
  if (sum.z === 0n) return false;
  const zInverse = inverse(sum.z, curve.p);
  return mod(sum.x * zInverse * zInverse, curve.p) % n === r;
}

function pointOf({ p, b }: Curve, octets: Uint8Array): Point | undefined {
  const size = Math.ceil(p.toString(16).length / 2);
  if (octets[0] !== 4 || octets.length !== 1 + size * 2) return undefined;
  const x = BigInt(`0x${hexOf(octets, 1, 1 + size)}`);
  const y = BigInt(`0x${hexOf(octets, 1 + size)}`);
  const onCurve = x < p && y < p && mod(y * y - (x * x * x - 3n * x + b), p) === 0n;
  return onCurve ? { x, y, z: 1n } : undefined;
}

function multiply(curve: Curve, point: Point, factor: bigint): Point {
  let result: Point = { x: 1n, y: 1n, z: 0n };
  for (const bit of factor.toString(2)) {
    result = double(curve, result);
    if (bit === '1') result = add(curve, result, point);
  }
  return result;
}

/** Doubling for a = -3 ("dbl-2001-b"). */
function double({ p }: Curve, { x, y, z }: Point): Point {
  const delta = mod(z * z, p);
  const gamma = mod(y * y, p);
  const beta = mod(x * gamma, p);
  const alpha = mod(3n * (x - delta) * (x + delta), p);
  const x3 = mod(alpha * alpha - 8n * beta, p);
  const z3 = mod((y + z) * (y + z) - gamma - delta, p);
  return { x: x3, y: mod(alpha * (4n * beta - x3) - 8n * gamma * gamma, p), z: z3 };
}

/** Addition ("add-1986-cc"), with its special cases. */
function add(curve: Curve, a: Point, b: Point): Point {
  if (a.z === 0n) return b;
  if (b.z === 0n) return a;
  const { p } = curve;
  const az = mod(a.z * a.z, p);
  const bz = mod(b.z * b.z, p);
  const u = mod(a.x * bz, p);
  const s = mod(a.y * bz * b.z, p);
  const h = mod(b.x * az - u, p);
  const r = mod(b.y * az * a.z - s, p);
  if (h === 0n) return r === 0n ? double(curve, a) : { x: 1n, y: 1n, z: 0n };
  const hh = mod(h * h, p);
  const hhh = mod(hh * h, p);
  const v = mod(u * hh, p);
  const x = mod(r * r - hhh - 2n * v, p);
  return { x, y: mod(r * (v - x) - s * hhh, p), z: mod(a.z * b.z * h, p) };
}

function mod(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

/** Extended Euclid; `value` is not 0 and the modulus is prime. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [r0, r1, t0, t1] = [modulus, mod(value, modulus), 0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1, t0, t1] = [r1, r0 - quotient * r1, t1, t0 - quotient * t1];
  }
  return mod(t0, modulus);
}
