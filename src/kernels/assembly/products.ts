// Inner products in float32. A product has four lanes, each the sum of every fourth component in order, and is (0 + 2) + (1 + 3): its bytes
// depend on the two vectors alone, whichever function computes it.

// @ts-ignore: decorator
@inline
function multiplyAdd(a: v128, b: v128, sum: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, sum);
  return f32x4.add(f32x4.mul(a, b), sum);
}

/** The four products whose lanes are given. */
// @ts-ignore: decorator
@inline
function addedUp(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** Four products of four pairs. */
export function fourProducts(
  a0: usize, b0: usize, a1: usize, b1: usize, a2: usize, b2: usize, a3: usize, b3: usize, bytes: usize,
): v128 {
  let s0 = f32x4.splat(0), s1 = f32x4.splat(0), s2 = f32x4.splat(0), s3 = f32x4.splat(0);
  const end = a0 + bytes;
  while (a0 < end) {
    s0 = multiplyAdd(v128.load(a0), v128.load(b0), s0);
    s1 = multiplyAdd(v128.load(a1), v128.load(b1), s1);
    s2 = multiplyAdd(v128.load(a2), v128.load(b2), s2);
    s3 = multiplyAdd(v128.load(a3), v128.load(b3), s3);
    a0 += 16; b0 += 16; a1 += 16; b1 += 16; a2 += 16; b2 += 16; a3 += 16; b3 += 16;
  }
  return addedUp(s0, s1, s2, s3);
}

/** One product. */
export function product(a: usize, b: usize, bytes: usize): f32 {
  let sum = f32x4.splat(0);
  const end = a + bytes;
  while (a < end) {
    sum = multiplyAdd(v128.load(a), v128.load(b), sum);
    sum = multiplyAdd(v128.load(a, 16), v128.load(b, 16), sum);
    a += 32; b += 32;
  }
  return (f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 2)) + (f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 3));
}

/** Products of three rows and four neighbouring centroids, written 32 bytes apart. */
export function tileOfProducts(p0: usize, p1: usize, p2: usize, q0: usize, bytes: usize, out: usize): void {
  let q1 = q0 + bytes, q2 = q1 + bytes, q3 = q2 + bytes;
  let a0 = f32x4.splat(0), a1 = f32x4.splat(0), a2 = f32x4.splat(0), a3 = f32x4.splat(0);
  let b0 = f32x4.splat(0), b1 = f32x4.splat(0), b2 = f32x4.splat(0), b3 = f32x4.splat(0);
  let c0 = f32x4.splat(0), c1 = f32x4.splat(0), c2 = f32x4.splat(0), c3 = f32x4.splat(0);
  const end = p0 + bytes;
  while (p0 < end) {
    let x = v128.load(p0), y = v128.load(p1), z = v128.load(p2), q = v128.load(q0);
    a0 = multiplyAdd(x, q, a0); b0 = multiplyAdd(y, q, b0); c0 = multiplyAdd(z, q, c0);
    q = v128.load(q1);
    a1 = multiplyAdd(x, q, a1); b1 = multiplyAdd(y, q, b1); c1 = multiplyAdd(z, q, c1);
    q = v128.load(q2);
    a2 = multiplyAdd(x, q, a2); b2 = multiplyAdd(y, q, b2); c2 = multiplyAdd(z, q, c2);
    q = v128.load(q3);
    a3 = multiplyAdd(x, q, a3); b3 = multiplyAdd(y, q, b3); c3 = multiplyAdd(z, q, c3);
    x = v128.load(p0, 16); y = v128.load(p1, 16); z = v128.load(p2, 16); q = v128.load(q0, 16);
    a0 = multiplyAdd(x, q, a0); b0 = multiplyAdd(y, q, b0); c0 = multiplyAdd(z, q, c0);
    q = v128.load(q1, 16);
    a1 = multiplyAdd(x, q, a1); b1 = multiplyAdd(y, q, b1); c1 = multiplyAdd(z, q, c1);
    q = v128.load(q2, 16);
    a2 = multiplyAdd(x, q, a2); b2 = multiplyAdd(y, q, b2); c2 = multiplyAdd(z, q, c2);
    q = v128.load(q3, 16);
    a3 = multiplyAdd(x, q, a3); b3 = multiplyAdd(y, q, b3); c3 = multiplyAdd(z, q, c3);
    p0 += 32; p1 += 32; p2 += 32; q0 += 32; q1 += 32; q2 += 32; q3 += 32;
  }
  v128.store(out, addedUp(a0, a1, a2, a3));
  v128.store(out, addedUp(b0, b1, b2, b3), 32);
  v128.store(out, addedUp(c0, c1, c2, c3), 64);
}
