import { describeWin32, type Win32Description } from '../facts/codes/win32.ts';
import { diagnosticCode, type EventProvider, eventInfo, isAttestation, providerOf } from '../facts/codes/windows-events/index.ts';
import { renderedMessage } from '../facts/codes/windows-events/templates.ts';
import { linkOf } from '../facts/references.ts';
import { judgeEvent } from '../judge/event/index.ts';
import { reasonsOf } from '../judge/event-reason.ts';
import type { WindowsEvent } from '../log/event.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import { touches } from '../text/span.ts';
import { eventContent } from './content/event.ts';
import { errorContent } from './content/windows-error.ts';
import type { Explanation } from './model.ts';
import { causes, codeRow, type Place, row, shownText, withJudgement } from './place.ts';

/** Provider, id, level and error codes of a Windows event. */
export function explainWindowsEvent(place: Place): Explanation | undefined {
  const event = eventOf(place);
  const { field } = place;
  if (!event || !field) return undefined;
  if (field.name === 'EventID') return ofEvent(place, event, field.span);
  if (field.kind === 'logger') return ofProvider(place, providerOf(event));
  if (field.kind === 'level') return ofLevel(place);
  return field.kind === 'error-code' ? ofCode(place, event) : undefined;
}

/** The message as a whole means what its event means; a text that stands for a code means that code. */
export function explainEventMessage(place: Place): Explanation | undefined {
  const event = eventOf(place);
  if (!event || (place.field?.name !== 'message' && place.field?.name !== 'Data')) return undefined;
  if (!eventInfo(event)) return undefined;
  const reason = reasonsOf(event).find(({ span, words }) => words !== undefined && touches(span, place.offset));
  const error = reason?.value === undefined ? undefined : describeWin32(reason.value);
  if (reason && error) return ofError(place, event, error, reason.span, reason.verified && error.verified);
  return place.field.name === 'message' ? ofEvent(place, event, event.span) : undefined;
}

function eventOf(place: Place): WindowsEvent | undefined {
  return place.events.find((event) => event.kind === 'windows-event');
}

function ofEvent(place: Place, event: WindowsEvent, span: Explanation['span']): Explanation {
  const provider = providerOf(event);
  const info = eventInfo(event);
  const content =
    info && provider
      ? eventContent(info, provider, place.options.judged)
      : {
          title: msg('Event {0}', event.eventId.value),
          paragraphs: [unknownEvent(event, provider)],
          rows: provider ? [codeRow(msg('Provider'), provider.name)] : [],
          verified: true,
        };
  const rendered = provider && renderedMessage(event, provider.key);
  const more = [
    ...(rendered === undefined ? [] : [msg('Where its provider is installed, Windows shows it as: {0}', rendered)]),
    ...(isAttestation(event) ? [ATTESTATION] : []),
  ];
  return { ...content, span, paragraphs: [...inEvent(place, event, content.paragraphs), ...more] };
}

/** With what the event means in an enrollment, where it tells of a failure. */
function inEvent(place: Place, event: WindowsEvent, meanings: readonly Sentence[]): readonly Sentence[] {
  const failure = judgeEvent(event, place.record.level);
  return failure ? withJudgement(place, meanings, failure) : meanings;
}

const ATTESTATION = msg(
  'The address is that of Microsoft for TPM attestation (AIK): this is no enrollment that Intune asked for, and NDES has no part in it.',
);

/** An id alone means nothing; and not every event of a known provider is documented. */
function unknownEvent(event: WindowsEvent, provider: EventProvider | undefined): Sentence {
  if (provider) return msg('No source of ours describes this event of {0}: unknown ({1}).', provider.name, event.eventId.value);
  if (!event.provider) return msg('An event id means something only together with its source, which is not in this excerpt.');
  return msg('{0} has no part in an enrollment that we know of.', event.provider.value);
}

function ofProvider(place: Place, known: EventProvider | undefined): Explanation | undefined {
  const { field, document } = place;
  if (!field) return undefined;
  const help = document.format.fieldHelp[field.name];
  const meaning = known?.meaning ?? help?.meaning;
  return {
    span: field.span,
    title: verbatim(shownText(place, field.span)),
    paragraphs: meaning ? [meaning] : [],
    rows: [],
    verified: known?.verified ?? true,
  };
}

const LEVELS: Readonly<Record<string, Sentence>> = {
  fault: msg('Critical.'),
  error: msg('Error.'),
  warning: msg('Warning.'),
  info: msg('Information.'),
  verbose: msg('Verbose.'),
};

/** Levels are words of the language of the export, or numbers. */
function ofLevel({ field, record, document }: Place): Explanation | undefined {
  if (!field) return undefined;
  const name = document.text.slice(field.span.start, field.span.end).trim();
  const meaning = record.level && LEVELS[record.level];
  return {
    span: field.span,
    title: msg('Level: {0}', name),
    paragraphs: meaning ? [meaning] : [],
    rows: meaning ? [] : [row(msg('Level'), msg('unknown ({0})', name))],
    verified: true,
  };
}

function ofCode(place: Place, event: WindowsEvent): Explanation | undefined {
  const code = event.codes.find((one) => touches(one.span, place.offset));
  if (!code) return undefined;
  const connector = providerOf(event)?.key;
  const known = connector === 'legacy-connector' || connector === 'connector' ? diagnosticCode(code.value) : undefined;
  if (known) {
    const link = linkOf(known.source);
    const title = msg('Diagnostic code {0}', known.name);
    return {
      span: code.span,
      title,
      paragraphs: inEvent(place, event, causes(place, known.meaning)),
      rows: [],
      ...(link ? { link } : {}),
      verified: known.verified,
    };
  }
  const error = describeWin32(code.value);
  return error && ofError(place, event, error, code.span, error.verified);
}

/** What a code means here is the judgement of its event; the table speaks of it in general. */
function ofError(
  place: Place,
  event: WindowsEvent,
  error: Win32Description,
  span: Explanation['span'],
  verified: boolean,
): Explanation {
  const content = errorContent(error, place.options.judged);
  const failure = judgeEvent(event, place.record.level);
  return { ...content, ...(failure ? { paragraphs: withJudgement(place, [], failure) } : {}), span, verified };
}
