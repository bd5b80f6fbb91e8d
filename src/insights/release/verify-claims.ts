/** Checks of what a release says of how names came about. */
import { supportStep } from '../../privacy/thresholds.ts';
import type { PublicClaim, ReleaseManifest } from '../../public-records/release.ts';
import type { Findings } from './verify-findings.ts';

/** Support is told in steps, of which none is more than there are. */
export function checkClaims(
  claims: readonly PublicClaim[],
  people: number,
  { minWordSupport }: ReleaseManifest['thresholds'],
  place: string,
  findings: Findings,
): void {
  for (const { support } of claims) {
    const enough = support >= minWordSupport && support <= people;
    findings.expect(enough, 'claim-support', place, 'Too few, or more than there are, stand behind a claim.');
    const inSteps = support === supportStep(support, minWordSupport);
    findings.expect(inSteps, 'claim-support', place, 'The support of a claim is told more exactly than in steps.');
  }
  const different = new Set(claims.map(({ text }) => text)).size === claims.length;
  findings.expect(different, 'claims', place, 'A claim is listed twice.');
}
