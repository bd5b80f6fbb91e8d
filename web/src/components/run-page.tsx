import { useState } from 'react';
import type { ReleaseData, ReleaseHeader } from '../../../src/public-records/release.ts';
import { reproduceCommand } from '../data/reproduce.ts';
import { words } from '../words.ts';
import { LeftOut } from './left-out.tsx';

/** How the release came to be, from the release alone. */
export function RunPage({ release }: { readonly release: ReleaseData }) {
  const { manifest } = release;
  return (
    <article className="overview run" id="details" tabIndex={-1} aria-label={words.run.heading}>
      <header className="overview-lead">
        <h2>{words.run.heading}</h2>
        <p>{words.run.lead}</p>
      </header>
      <Again manifest={manifest} />
      <Stages manifest={manifest} />
      <LeftOut release={release} />
    </article>
  );
}

function Again({ manifest }: { readonly manifest: ReleaseHeader }) {
  const command = reproduceCommand(manifest);
  return (
    <section aria-labelledby="again-heading">
      <h3 id="again-heading">{words.run.again}</h3>
      <p className="withheld-note">{words.run.againLead}</p>
      <div className="command">
        <code>{command}</code>
        <CopyButton text={command} />
      </div>
    </section>
  );
}

/** Not there where the browser lets no page write to the clipboard. */
function CopyButton({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState(false);
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) return null;
  const copy = () =>
    clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <button type="button" className="button" onClick={copy}>
      {copied ? words.run.copied : words.run.copy}
    </button>
  );
}

function Stages({ manifest }: { readonly manifest: ReleaseHeader }) {
  const [stage, version, does] = words.run.stages;
  return (
    <section aria-label={stage}>
      <table className="stages">
        <thead>
          <tr>
            <th scope="col">{stage}</th>
            <th scope="col">{version}</th>
            <th scope="col">{does}</th>
          </tr>
        </thead>
        <tbody>
          {manifest.stages.map(({ name, version: number }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{number}</td>
              <td>{words.run.stageWords[name] ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
