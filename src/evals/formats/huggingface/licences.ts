/** Licences that data sets carry: how SPDX, the hub and people name them. */

export interface Licence {
  /** As SPDX and CITATION.cff 1.2.0 have it. */
  readonly spdx: string;
  /** As the hub has it: huggingface.co/docs/hub/repositories-licenses. */
  readonly hub: string;
  readonly name: string;
  readonly text: string;
}

const creativeCommons = (id: string, what: string, version: string): Licence => ({
  spdx: `CC-${id}-${version}`,
  hub: `cc-${id.toLowerCase()}-${version}`,
  name: `Creative Commons ${what} ${version} International`,
  text: `https://creativecommons.org/licenses/${id.toLowerCase()}/${version}/legalcode`,
});

const licences: readonly Licence[] = [
  creativeCommons('BY', 'Attribution', '4.0'),
  creativeCommons('BY-SA', 'Attribution-ShareAlike', '4.0'),
  creativeCommons('BY-NC', 'Attribution-NonCommercial', '4.0'),
  creativeCommons('BY-NC-SA', 'Attribution-NonCommercial-ShareAlike', '4.0'),
  creativeCommons('BY-ND', 'Attribution-NoDerivatives', '4.0'),
  {
    spdx: 'CC0-1.0',
    hub: 'cc0-1.0',
    name: 'Creative Commons Zero 1.0 Universal',
    text: 'https://creativecommons.org/publicdomain/zero/1.0/legalcode',
  },
  { spdx: 'MIT', hub: 'mit', name: 'MIT License', text: 'https://spdx.org/licenses/MIT.html' },
  {
    spdx: 'Apache-2.0',
    hub: 'apache-2.0',
    name: 'Apache License 2.0',
    text: 'https://www.apache.org/licenses/LICENSE-2.0',
  },
  {
    spdx: 'ODC-By-1.0',
    hub: 'odc-by',
    name: 'Open Data Commons Attribution License 1.0',
    text: 'https://opendatacommons.org/licenses/by/1-0/',
  },
  {
    spdx: 'ODbL-1.0',
    hub: 'odbl',
    name: 'Open Data Commons Open Database License 1.0',
    text: 'https://opendatacommons.org/licenses/odbl/1-0/',
  },
];

/** Whatever its case, and with spaces as people write it (`CC BY 4.0`); null where it is none of these. */
export function licenceNamed(id: string): Licence | null {
  const plain = id.trim().toLowerCase().replaceAll(/\s+/gu, '-');
  return licences.find(({ spdx, hub }) => plain === spdx.toLowerCase() || plain === hub) ?? null;
}
