// Where things lie in the shared memory. `memory-layout.ts` writes these fields; all are 32 bits wide, pointers are byte offsets.

/** Fields of a problem, from its base. */
export namespace Problem {
  export const ROWS: usize = 0; // f32, rows x stride
  export const ROW_BYTES: usize = 4; // a multiple of 32
  export const CODES: usize = 8; // i8, rows in eight bits
  export const ROW_FACTS: usize = 16; // 16 bytes a row, see `Facts`
  export const OWN: usize = 20; // i32: place of each row's centroid
  export const ASSIGNMENT: usize = 24; // u32: its number
  export const SIMILARITY: usize = 28; // f32
  export const LOWER: usize = 32; // f32, rows x groups; 0 where no bounds are kept
  export const GROUPS: usize = 36;
  export const GROUP_PANELS: usize = 40;
  export const PANELS: usize = 44;
  export const CENTROIDS: usize = 48; // f32, places x stride
  export const PANEL_CODES: usize = 52; // centroids in seven bits, see `preparePanel`
  export const BIAS: usize = 56; // f32, places
  export const UPPER_BIAS: usize = 60; // f32: bias and what the codes of a centroid may hide
  export const SCALE: usize = 64; // f32: of the codes of a centroid
  export const PANEL_LENGTH: usize = 68; // f32, panels: length of the longest centroid
  export const DRIFT: usize = 72; // f32, groups: how far centroids have moved since the beginning
  export const NUMBER: usize = 76; // u32, places: which centroid lies at a place
  export const COUNT: usize = 80; // rows
  export const BLOCK: usize = 84; // rows of a block
  export const SCREENED: usize = 88; // 1 where codes are compared first
  export const STARTED: usize = 92; // 1 from the second assignment on
  export const SHIFT: usize = 96; // f32: squared distance = squared length + shift - 2 similarity
  export const MARGIN: usize = 100; // f32: how much rounding may change a squared distance
  export const REACH: usize = 108; // f32: no row's codes are a longer vector
  export const HIDDEN: usize = 112; // f32: how much rounding may change a similarity
  export const ROUNDING: usize = 120; // f64, see `exact-sums.ts`
  export const MOVED: usize = 116; // u8, places: 1 where the centroid moved since the last assignment
  export const CENTROID_COUNT: usize = 128; // k: places beyond it are empty
  export const SQUARED_LENGTHS: usize = 132; // f64, rows
  export const SEEDS: usize = 136; // f32, 8 x stride
  export const SEED_LENGTHS: usize = 140; // f32: their squared lengths
  export const SEED_COUNT: usize = 144;
  export const STEP: usize = 148; // every so many rows one is looked at for seeds
  export const DISTANCES: usize = 152; // f32, rows that are looked at: to the nearest seed
}

/** Facts of a row, from its first byte. */
export namespace Facts {
  export const SCALE: usize = 0; // f32: of its codes
  export const HIDDEN: usize = 4; // f32: length of what its codes leave out
  export const ZERO: usize = 8; // i32: what the zero point of centroids' codes adds to a product
  export const SQUARED_LENGTH: usize = 12; // f32
}

/** What one thread works with. */
export namespace Scratch {
  export const COMPUTED: usize = 0; // f64
  export const SCREENED: usize = 8; // f64
  export const MOVED: usize = 16; // i32
  export const LISTS: usize = 20; // u16, groups x block: rows whose bound of a group does not hold
  export const LENGTHS: usize = 24; // i32, groups
  export const PRODUCTS: usize = 28; // i32 or f32, (block + 6) x 8
  export const GREATEST: usize = 32; // f32, block x 4: greatest similarity in a group but the best, in four lanes
  export const BEST: usize = 36; // i32, block: place
  export const BEST_SIMILARITY: usize = 40; // f32, block
  export const SUMS: usize = 48; // f64, places x stride: rows that came, less rows that went
  export const SIZES: usize = 52; // i32, places
  export const LANES: usize = 56; // f32, 8
  export const LARGEST: usize = 60; // f32: largest absolute component of rows that were prepared; NaN where one is
}

/** Centroids of a panel: two vectors of four. */
export const PANEL: i32 = 8;
/** Codes of centroids are 1 to 127, and stand for -63 to 63. */
export const ZERO_POINT: i32 = 64;
