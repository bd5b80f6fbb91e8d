import { DeskHeader } from '../components/desk-header.tsx';
import { Notice } from '../components/notice.tsx';
import { NameForm } from './beginning.tsx';
import { Desk } from './desk.tsx';
import { useOpened } from './use-opened.ts';

/** Items of a set, one after the other, rated blind. */
export function RateApp() {
  const { page, opened, isGone, name } = useOpened();
  if (isGone) {
    return (
      <Notice title="The page is not being served any more" failed>
        <p>
          Begin again with <code>sightline evals rate</code> and the address that it prints.
        </p>
      </Notice>
    );
  }
  if (page === null) return <Notice title="Reading the items" busy />;
  if (opened !== null) return <Desk {...opened} />;
  return (
    <>
      <DeskHeader title={`Rating of ${page.set.name}`} stamps={['Blind: neither label nor confidence']} />
      <main className="review">
        <NameForm page={page} onName={name} />
      </main>
    </>
  );
}
