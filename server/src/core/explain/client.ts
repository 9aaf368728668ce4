import type { Platform } from '../log/event.ts';
import { clientsOwn, derived, provenWithin, reported, type Statement } from '../text/proof.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import type { Explanation, ExplanationRow } from './model.ts';
import { codeRow, type Place, requestOf, row, shownText } from './place.ts';

/** The user agent: which platform asks, and what else it gives away. */
export function explainClient(place: Place): Explanation | undefined {
  const { field, document } = place;
  if (field?.kind !== 'user-agent') return undefined;
  const event = requestOf(place);
  const platform = event?.platform ?? 'unknown';
  const note: Statement =
    PLATFORM_NOTES[platform] ?? document.format.fieldHelp[field.name]?.meaning ?? msg('How the client calls itself.');
  const agent = shownText(place, field.span).replaceAll('+', ' ');
  return {
    span: field.span,
    title: platform === 'unknown' ? verbatim(field.name) : msg('Client: {0}', platformName(platform)),
    paragraphs: [note],
    rows: [codeRow(msg('User agent'), agent), ...details(agent)],
    link: document.format.specUrl,
    ...provenWithin(note, { verified: true }),
  };
}

/** Name of a platform as people say it. */
export function platformName(platform: Platform): Sentence {
  return PLATFORM_NAMES[platform];
}

const PLATFORM_NAMES: Readonly<Record<Platform, Sentence>> = {
  ios: msg('iOS or iPadOS'),
  macos: msg('macOS'),
  android: msg('Android'),
  windows: msg('Windows'),
  'policy-module': msg('the Intune policy module'),
  'test-script': msg('a test script of Microsoft'),
  browser: msg('a browser'),
  unknown: msg('unknown'),
};

/** Source: Microsoft's sample lines and scripts; micromdm/scep#155 for macOS; jscep's Client for Android. */
const PLATFORM_NOTES: Readonly<Partial<Record<Platform, Statement>>> = {
  ios: msg('profiled is the process of iOS and iPadOS that installs profiles. Its order is GetCACert, GetCACaps, PKIOperation.'),
  macos: reported(msg('A Mac that installs a profile with SCEP.')),
  android: clientsOwn(
    msg('The Company Portal of Android. One enrollment asks GetCACaps and GetCACert several times; these are no retries.'),
  ),
  windows: msg('The SCEP client of Windows. Its order is GetCACaps, GetCACert, PKIOperation.'),
  'policy-module': msg(
    'The request comes from the NDES server itself: its policy module has a challenge checked or reports an outcome.',
  ),
  'test-script': msg('The request comes from a test script (Validate-NDESUrl or Validate-NDESConfiguration), not from a device.'),
  browser: derived(msg('Somebody opened the URL in a browser; no device enrolls this way.')),
};

/** Versions that agents carry: `Android 5.0; P01M Build/…`, `NDES client 10.0.22621.2506/…`, `Darwin/16.6.0`. */
function details(agent: string): readonly ExplanationRow[] {
  const rows: ExplanationRow[] = [];
  const android = /Android (\d{1,3}(?:\.\d{1,3}){0,3}); ?([^;)]{1,80})/.exec(agent);
  if (android) {
    rows.push(row(msg('Android version'), android[1] ?? ''));
    rows.push(row(msg('Device model'), (android[2] ?? '').replace(/ Build\/.*$/, '')));
  }
  const windows = /NDES client (\d{1,3}\.\d{1,3}\.\d{1,6}(?:\.\d{1,6})?)/.exec(agent);
  if (windows) rows.push(row(msg('Windows version'), windows[1] ?? ''));
  const darwin = /Darwin\/(\d{1,3}(?:\.\d{1,3}){0,3})/.exec(agent);
  if (darwin) rows.push(row(msg('Darwin version'), darwin[1] ?? ''));
  return rows;
}
