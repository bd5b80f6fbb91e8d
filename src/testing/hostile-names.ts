/** Made-up names that try to be anything but text: for tests of pages. The same seed gives the same names. */
import { createRandom, pick, type Random } from '../core/random.ts';

export const hostileKinds = [
  'markup',
  'script',
  'bidi',
  'long word',
  'marks',
  'right to left',
  'emoji',
  'lone surrogate',
  'invisible',
  'property',
  'mixture',
] as const;
export type HostileKind = (typeof hostileKinds)[number];

export interface HostileName {
  readonly kind: HostileKind;
  /** 1 to some thousand code units. */
  readonly text: string;
}

/** As many of each kind, in turn. */
export function hostileNames(seed: number, count: number): HostileName[] {
  const random = createRandom(`hostile-names/${seed}`);
  return Array.from({ length: count }, (_, at) => {
    const kind = hostileKinds[at % hostileKinds.length] as HostileKind;
    return { kind, text: makers[kind](random) };
  });
}

const attack = 'globalThis.injected=true;alert(1)';
const tags = ['img', 'svg', 'iframe', 'style', 'a', 'form', 'base', 'meta', 'math', 'object', 'input', 'details', 'x'];
const markups: readonly string[] = [
  `<img src=x onerror="${attack}">`,
  `<svg/onload=${attack}>`,
  `<iframe srcdoc="<script>parent.${attack}</script>"></iframe>`,
  '<style>*{display:none!important}</style>',
  '<base href="https://example.org/">',
  '<meta http-equiv="refresh" content="0;url=https://example.org/">',
  `<a href="javascript:${attack}">here</a>`,
  '<form action="https://example.org/"><button>go</button></form>',
  `<details open ontoggle=${attack}>`,
  '<!-- never closed',
  '<![CDATA[ ]]>',
  '</title></textarea></style></noscript></template>',
  '&lt;b&gt;&amp;&#60;b&#62;&#x202e;&nbsp;&bogus;',
  `<math><mtext></form><form><mglyph><style></math><img src onerror=${attack}>`,
];
const scripts: readonly string[] = [
  `</script><script>${attack}</script>`,
  `</SCRIPT ><script src=https://example.org/x.js></script>`,
  `<!--<script>${attack}//-->`,
  `'-(${attack})-'`,
  `";${attack};//`,
  `\`\${${attack}}\``,
  `{{constructor.constructor("${attack}")()}}`,
  `javascript:${attack}`,
  `data:text/html,<script>${attack}</script>`,
  'expression(alert(1)); background:url(https://example.org/x)',
  '%s %n %x \\u003cscript\\u003e \\x3cb\\x3e %3Cscript%3E',
];
const properties: readonly string[] = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', '[object Object]', 'true'],
  ...['../../../etc/passwd', 'C:\\CON', '#cluster=x&search=y', '?token=1', '//example.org', '=1+1', '0', '-0', '1e999'],
];
const bidi = [...'\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'];
const rightToLeft = [...'אבגדהוזחטיכלמנסעפצקרשתابتثجحخدذرزسشصضطظعغفقكلمنهوي'];
const emoji: readonly string[] = ['😀', '👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🇫🇷', '👍🏿', '❤️‍🔥', '1️⃣', '🫥', '🧑🏽‍🚀', '⚠︎', '🇦'];
const invisible = [
  ...'\u0000\u0001\u0007\u0008\t\n\u000b\u000c\r\u001b\u007f\u0085\u00a0\u00ad\u034f\u115f\u180e\u200b\u200c\u200d\u2028\u2029\u2060\u3000\ufe0f\ufeff\ufff9\uffff',
];
const letters = [...'abcdefghijklmnopqrstuvwxyzWMÖßÅœ漢字かなไทย'];

const makers: Readonly<Record<HostileKind, (random: Random) => string>> = {
  markup: (random) => nested(random, pick(random, markups)),
  script: (random) => `${word(random, 4)}${pick(random, scripts)}${word(random, 4)}`,
  bidi: (random) => many(random, 4, 40, () => (random.next() < 0.5 ? pick(random, bidi) : word(random, 6))),
  'long word': (random) => pick(random, letters).repeat(40 + random.integer(random.next() < 0.02 ? 20_000 : 400)),
  marks: (random) =>
    many(
      random,
      3,
      12,
      () => pick(random, letters) + many(random, 5, 80, () => String.fromCodePoint(0x300 + random.integer(0x70))),
    ),
  'right to left': (random) =>
    many(
      random,
      2,
      9,
      () =>
        `${many(random, 1, 9, () => pick(random, rightToLeft))}${pick(random, [' ', ' 12 ', '(', ')', '/', ' abc '])}`,
    ),
  emoji: (random) => many(random, 1, 40, () => pick(random, emoji)),
  'lone surrogate': (random) =>
    `${word(random, 6)}${many(random, 1, 6, () => String.fromCharCode(0xd800 + random.integer(0x800)))}${word(random, 6)}`,
  invisible: (random) => many(random, 1, 30, () => (random.next() < 0.6 ? pick(random, invisible) : word(random, 3))),
  property: (random) => pick(random, properties),
  mixture: (random) => many(random, 2, 5, () => makers[pick(random, hostileKinds.slice(0, -1))](random).slice(0, 300)),
};

/** A markup within tags that are opened and not closed, or the other way round. */
function nested(random: Random, inner: string): string {
  const open = many(random, 0, 3, () => `<${pick(random, tags)} ${word(random, 4)}="`);
  return `${open}${inner}${many(random, 0, 3, () => `</${pick(random, tags)}>`)}`;
}

function word(random: Random, longest: number): string {
  return many(random, 1, longest, () => pick(random, letters));
}

function many(random: Random, fewest: number, most: number, make: () => string): string {
  return Array.from({ length: fewest + random.integer(most - fewest + 1) }, make).join('');
}
