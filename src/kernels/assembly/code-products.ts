// Inner products of eight-bit codes, in whole numbers and therefore exact: of rows (-127 to 127) and panels of eight centroids (1 to 127).
// A panel holds, for every four components, those of its eight centroids one after the other.

/** Rows of a tile. */
export const CODE_ROWS: i32 = ASC_FEATURE_RELAXED_SIMD ? 6 : 3;

// @ts-ignore: decorator
@inline
function dotAdd(row: v128, panel: v128, sum: v128): v128 {
  // Seven-bit numbers on the right keep this the same on every processor.
  return i32x4.relaxed_dot_i8x16_i7x16_add_s(row, panel, sum);
}

/** Products of six rows with a panel, eight to a row. */
export function tileOfSix(p0: usize, p1: usize, p2: usize, p3: usize, p4: usize, p5: usize, panel: usize, bytes: usize, out: usize): void {
  let a0 = i32x4.splat(0), a1 = i32x4.splat(0), b0 = i32x4.splat(0), b1 = i32x4.splat(0);
  let c0 = i32x4.splat(0), c1 = i32x4.splat(0), d0 = i32x4.splat(0), d1 = i32x4.splat(0);
  let e0 = i32x4.splat(0), e1 = i32x4.splat(0), f0 = i32x4.splat(0), f1 = i32x4.splat(0);
  const end = p0 + bytes;
  while (p0 < end) {
    const left = v128.load(panel), right = v128.load(panel, 16);
    let row = v128.load32_splat(p0);
    a0 = dotAdd(row, left, a0); a1 = dotAdd(row, right, a1);
    row = v128.load32_splat(p1);
    b0 = dotAdd(row, left, b0); b1 = dotAdd(row, right, b1);
    row = v128.load32_splat(p2);
    c0 = dotAdd(row, left, c0); c1 = dotAdd(row, right, c1);
    row = v128.load32_splat(p3);
    d0 = dotAdd(row, left, d0); d1 = dotAdd(row, right, d1);
    row = v128.load32_splat(p4);
    e0 = dotAdd(row, left, e0); e1 = dotAdd(row, right, e1);
    row = v128.load32_splat(p5);
    f0 = dotAdd(row, left, f0); f1 = dotAdd(row, right, f1);
    p0 += 4; p1 += 4; p2 += 4; p3 += 4; p4 += 4; p5 += 4; panel += 32;
  }
  v128.store(out, a0); v128.store(out, a1, 16); v128.store(out, b0, 32); v128.store(out, b1, 48);
  v128.store(out, c0, 64); v128.store(out, c1, 80); v128.store(out, d0, 96); v128.store(out, d1, 112);
  v128.store(out, e0, 128); v128.store(out, e1, 144); v128.store(out, f0, 160); v128.store(out, f1, 176);
}

// @ts-ignore: decorator
@inline
function pairsAdded(left: v128, right: v128): v128 {
  return i32x4.add(v128.shuffle<i32>(left, right, 0, 2, 4, 6), v128.shuffle<i32>(left, right, 1, 3, 5, 7));
}

/** The same of three rows without relaxed SIMD: codes are widened to sixteen bits, and a vector holds the halves of two centroids. */
export function tileOfThree(p0: usize, p1: usize, p2: usize, panel: usize, bytes: usize, out: usize): void {
  let a0 = i32x4.splat(0), a1 = i32x4.splat(0), a2 = i32x4.splat(0), a3 = i32x4.splat(0);
  let b0 = i32x4.splat(0), b1 = i32x4.splat(0), b2 = i32x4.splat(0), b3 = i32x4.splat(0);
  let c0 = i32x4.splat(0), c1 = i32x4.splat(0), c2 = i32x4.splat(0), c3 = i32x4.splat(0);
  const end = p0 + bytes;
  while (p0 < end) {
    const q0 = v128.load_ext<i8>(panel), q1 = v128.load_ext<i8>(panel, 8), q2 = v128.load_ext<i8>(panel, 16), q3 = v128.load_ext<i8>(panel, 24);
    let row = i16x8.extend_low_i8x16_s(v128.load32_splat(p0));
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(row, q0)); a1 = i32x4.add(a1, i32x4.dot_i16x8_s(row, q1));
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(row, q2)); a3 = i32x4.add(a3, i32x4.dot_i16x8_s(row, q3));
    row = i16x8.extend_low_i8x16_s(v128.load32_splat(p1));
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(row, q0)); b1 = i32x4.add(b1, i32x4.dot_i16x8_s(row, q1));
    b2 = i32x4.add(b2, i32x4.dot_i16x8_s(row, q2)); b3 = i32x4.add(b3, i32x4.dot_i16x8_s(row, q3));
    row = i16x8.extend_low_i8x16_s(v128.load32_splat(p2));
    c0 = i32x4.add(c0, i32x4.dot_i16x8_s(row, q0)); c1 = i32x4.add(c1, i32x4.dot_i16x8_s(row, q1));
    c2 = i32x4.add(c2, i32x4.dot_i16x8_s(row, q2)); c3 = i32x4.add(c3, i32x4.dot_i16x8_s(row, q3));
    p0 += 4; p1 += 4; p2 += 4; panel += 32;
  }
  v128.store(out, pairsAdded(a0, a1)); v128.store(out, pairsAdded(a2, a3), 16);
  v128.store(out, pairsAdded(b0, b1), 32); v128.store(out, pairsAdded(b2, b3), 48);
  v128.store(out, pairsAdded(c0, c1), 64); v128.store(out, pairsAdded(c2, c3), 80);
}
