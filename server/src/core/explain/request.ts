import { stepTold } from '../advice/generation.ts';
import { resolutions } from '../advice/index.ts';
import { PAGES } from '../facts/pages.ts';
import { adviceWithoutFinding, judgeHttp } from '../judge/http/index.ts';
import type { HttpEvent, Operation } from '../log/event.ts';
import type { FlowStep } from '../log/finding.ts';
import { clientsOwn, derived, marked, type Proven, provenWithin, reported, type Statement } from '../text/proof.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import { platformName } from './client.ts';
import { decodedRow } from './field.ts';
import type { Explanation, ExplanationRow } from './model.ts';
import { causes, nextRow, type Place, requestOf, row, shownText, stepRow } from './place.ts';

/** Method, URL, query and operation of a request: what it asks, where it stands in the flow, and how it ended. */
export function explainRequest(place: Place): Explanation | undefined {
  const { field } = place;
  const event = requestOf(place);
  if (!field || !event || event.operation === 'Other' || !REQUEST_FIELDS.has(field.kind)) return undefined;
  if (field.kind === 'payload') return explainPayload(place, event);
  const info = OPERATIONS[event.operation];
  const how = howSent(event);
  const next = nextOf(event, info);
  return {
    span: field.span,
    title: info.title,
    paragraphs: [
      info.does,
      ...(info.about ? [marked(info.about, provenWithin(info.about, DOCUMENTED))] : []),
      ...(how ? [how] : []),
    ],
    rows: [
      ...(field.kind === 'query' || field.kind === 'url' ? decodedRow(shownText(place, field.span)) : []),
      stepRow(info.step),
      ...(event.platform === 'unknown' ? [] : [row(msg('Asked by'), platformName(event.platform))]),
      ...causes(place, ...outcomeRow(event)),
      nextRow(marked(next, provenWithin(next, DOCUMENTED))),
    ],
    link: info.link,
    ...provenWithin(info.does, DOCUMENTED),
  };
}

/** A message that is not there; one that is there is explained as a SCEP message. */
function explainPayload(place: Place, event: HttpEvent): Explanation | undefined {
  const { field } = place;
  if (!field || !event.payload) return undefined;
  const dots = event.payload.state === 'ellipsis';
  const cutByIis = dots && event.side === 'server';
  return {
    span: field.span,
    title: msg('Message of a PKIOperation'),
    paragraphs: [
      cutByIis
        ? msg(
            'IIS writes three dots in place of a value of more than 4096 bytes. {0}',
            marked(msg('On mscep.dll such a long query is a PKIOperation sent by GET.'), { verified: false }),
          )
        : dots
          ? msg('The message was left out of this log.')
          : msg('The signed and encrypted request of the device, in base64.'),
    ],
    rows: [
      ...(dots ? [] : [row(msg('Characters'), field.span.end - field.span.start)]),
      stepRow(2),
      ...causes(place, ...outcomeRow(event)),
    ],
    link: cutByIis ? PAGES.dotsInIisLogs : PAGES.rfc8894,
    ...(dots && !cutByIis ? LEFT_OUT_BY_CLIENT : DOCUMENTED),
  };
}

const REQUEST_FIELDS: ReadonlySet<string> = new Set(['method', 'uri', 'url', 'query', 'operation', 'payload']);

interface OperationInfo {
  readonly title: Sentence;
  readonly does: Statement;
  readonly next: Statement;
  /** Which connector makes the call, where it is one only. */
  readonly about?: Statement;
  readonly step: FlowStep;
  readonly link: string;
}

/** The connector of July 2021 asks Intune itself: its events are documented, that it posts nothing through IIS is one report (MicrosoftDocs/IntuneDocs#3621). */
const OF_LEGACY_CONNECTOR: Statement = reported(
  msg(
    'The connector before July 2021 makes this call, and the registration point of Configuration Manager takes it. The current connector asks Intune itself; its events 4003 to 4010 tell the same.',
  ),
);

const DOCUMENTED: Proven = { verified: true };
/** What a client leaves out of its log, no page says. */
const LEFT_OUT_BY_CLIENT: Proven = { verified: false, basis: 'client' };

const OPERATIONS: Readonly<Record<Exclude<Operation, 'Other'>, OperationInfo>> = {
  GetCACaps: {
    title: msg('GetCACaps'),
    does: msg('The device asks what the server can do: which algorithms, and whether a request may be sent by POST.'),
    next: msg('GetCACert (Android, Windows) or PKIOperation (iOS).'),
    step: 2,
    link: PAGES.rfc8894,
  },
  GetCACert: {
    title: msg('GetCACert'),
    does: msg('The device fetches the CA certificate and the RA certificates of NDES, for which it will encrypt its request.'),
    next: msg('GetCACaps (iOS, once it has accepted the certificates) or PKIOperation (Android, Windows).'),
    step: 2,
    link: PAGES.rfc8894,
  },
  GetNextCACert: {
    title: msg('GetNextCACert'),
    does: msg('The device fetches the CA certificate that will replace the current one.'),
    next: msg('The device keeps the new certificate until the old one ends.'),
    step: 2,
    link: PAGES.rfc8894,
  },
  PKIOperation: {
    title: msg('PKIOperation'),
    does: msg('The device sends its certificate request; success, refusal and "pending" all come back with status 200.'),
    next: msg(
      'Connector events 4003, 4004, 4006 and 4008. With the connector before July 2021: VerifyRequest in the IIS log, answered with 201.',
    ),
    step: 2,
    link: PAGES.rfc8894,
  },
  VerifyRequest: {
    title: msg('VerifyRequest'),
    does: msg('The policy module of NDES asks the certificate registration point to check the challenge of a device.'),
    next: msg('Status 201, then the CA issues the certificate, and Notify follows.'),
    about: OF_LEGACY_CONNECTOR,
    step: 3,
    link: PAGES.policyModuleCalls,
  },
  Notify: {
    title: msg('Notify'),
    does: msg('The policy module of NDES reports how an enrollment ended, so that Intune learns of it.'),
    next: msg('Status 204; Intune shows the certificate.'),
    about: OF_LEGACY_CONNECTOR,
    step: 6,
    link: PAGES.reportingEntries,
  },
  BareUrl: {
    title: msg('The bare SCEP URL'),
    does: msg('A request without an operation, as a browser or a probe sends it. 403 is the healthy answer, 200 is a fault.'),
    next: msg('Nothing: no device enrolls this way.'),
    step: 2,
    link: PAGES.testUrl,
  },
  AdminPage: {
    title: msg('The administrator page of NDES'),
    does: derived(msg('An administrator asks for a challenge by hand. With Intune it is not needed.')),
    next: derived(msg('Nothing: devices do not use this page.')),
    step: 2,
    link: PAGES.testUrl,
  },
  OtherScep: {
    title: msg('A SCEP URL with an unknown operation'),
    does: msg('No standard names this operation.'),
    next: msg('Nothing is known of what should follow.'),
    step: 2,
    link: PAGES.rfc8894,
  },
};

/** Source: order of the calls by client, Microsoft's sample lines; for Android jscep's Client. */
function nextOf(event: HttpEvent, info: OperationInfo): Statement {
  const apple = event.platform === 'ios';
  const of = (next: Sentence): Statement => (event.platform === 'android' ? clientsOwn(next) : next);
  if (!apple && event.platform !== 'windows' && event.platform !== 'android') return info.next;
  if (event.operation === 'GetCACert')
    return apple ? msg('GetCACaps, once the device has accepted the certificates.') : of(msg('PKIOperation.'));
  if (event.operation === 'GetCACaps') return apple ? msg('PKIOperation.') : of(msg('GetCACert.'));
  return info.next;
}

/** What the method means for a PKIOperation: by GET, limits of the URL length apply. */
function howSent(event: HttpEvent): Sentence | undefined {
  if (event.operation !== 'PKIOperation' || !event.method) return undefined;
  return event.method.value === 'POST'
    ? msg('It was sent by POST, so limits of the URL length do not matter.')
    : msg('It was sent by GET: the whole request is in the URL, where limits of IIS, http.sys and proxies apply.');
}

function outcomeRow(event: HttpEvent): readonly ExplanationRow[] {
  if (!event.status) return [];
  const { failure, why } = judgeHttp(event);
  return [row(msg('Outcome'), failure ? marked(failure.message, failure) : why), ...adviceRow(event)];
}

/** The first step of the advice for an exchange that no finding is about; where there is one, that has it. */
export function adviceRow(event: HttpEvent): readonly ExplanationRow[] {
  const [advice] = adviceWithoutFinding(judgeHttp(event)).flatMap((id) => resolutions.get(id) ?? []);
  const step = advice?.steps[0];
  return advice && step ? [row(msg('What to do'), stepTold(step, advice))] : [];
}
