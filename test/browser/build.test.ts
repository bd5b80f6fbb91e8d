/** What the build of the page leaves behind. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildExplorer, explorerFolder, reportTemplate } from './browser.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');

const compressed = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length;

/** What a script loads at once; what it loads when it is asked for is in brackets. */
const importedBy = (script: string) =>
  [...readFileSync(script, 'utf8').matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map((match) =>
    join(dirname(script), match[1]!),
  );

beforeAll(() => buildExplorer());

describe('the built page', () => {
  it('is left alone while its sources stay the same', () => {
    const index = join(explorerFolder, 'index.html');
    const before = statSync(index).mtimeMs;
    buildExplorer();
    expect(statSync(index).mtimeMs).toBe(before);
  });

  it('is for the server: relative addresses, nothing inline, no more for all pages together than the budget', () => {
    const page = readFileSync(join(explorerFolder, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=/);
    const addresses = [...page.matchAll(/(?:src|href)="(?!data:)([^"]*)"/g)].map((match) => match[1]!);
    expect(addresses.length).toBe(2);
    for (const address of addresses) expect(existsSync(join(explorerFolder, address))).toBe(true);
    const assets = join(explorerFolder, 'assets');
    const sizes = readdirSync(assets).map((name) => compressed(join(assets, name)));
    expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThan(200_000);
  });

  it('asks for no more than 130 kB of script before it shows clusters, compressed', () => {
    const page = readFileSync(join(explorerFolder, 'index.html'), 'utf8');
    const first = [...page.matchAll(/<script[^>]*src="(?:\.\/)?([^"]*)"/g)].map((match) =>
      join(explorerFolder, match[1]!),
    );
    const scripts = new Set(first);
    for (const script of scripts) for (const other of importedBy(script)) scripts.add(other);
    expect([...scripts].reduce((total, script) => total + compressed(script), 0)).toBeLessThan(130_000);
  });

  it('is one file for the report, with one slot and a policy that names its script and style', () => {
    const page = reportTemplate();
    expect(page.split('<script type="application/json" id="release-data"></script>')).toHaveLength(2);
    const script = /<script type="module"[^>]*>([\s\S]*?)<\/script>/.exec(page)![1]!;
    const style = /<style[^>]*>([\s\S]*?)<\/style>/.exec(page)![1]!;
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${sha256(script)}';`);
    expect(policy).toContain(`style-src 'sha256-${sha256(style)}';`);
    expect(policy).not.toContain('unsafe');
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script'));
  });
});
