import { OID } from '../asn1/index.ts';
import { eventContent } from '../explain/content/event.ts';
import { reasonContent } from '../explain/content/http-sys.ts';
import { identifierContent } from '../explain/content/identifier.ts';
import { namedContent } from '../explain/content/named.ts';
import { failInfoContent, messageTypeContent, pkiStatusContent } from '../explain/content/scep-value.ts';
import { limitText } from '../explain/content/status.ts';
import { codeRow, row, stepRow } from '../explain/place.ts';
import { certificateStates, omadmLoggers } from '../facts/codes/android.ts';
import { appleDomains, appleErrorNamed, appleProcesses, appleSymbols, scepErrorKeys } from '../facts/codes/apple.ts';
import { intuneValidationErrors, winHttpFlags } from '../facts/codes/connector.ts';
import { httpApiReasons, requestLimits } from '../facts/codes/http-api.ts';
import { javaExceptions } from '../facts/codes/jscep.ts';
import type { NamedCode } from '../facts/codes/model.ts';
import { capabilities, failInfo, messageTypes, pkiStatus } from '../facts/codes/scep.ts';
import { describeWin32Name } from '../facts/codes/win32.ts';
import { windowsNames } from '../facts/codes/windows/index.ts';
import { diagnosticCodes, eventProviders, windowsEvents } from '../facts/codes/windows-events/index.ts';
import { once } from '../text/once.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import type { CodeReading } from './model.ts';
import { appleReading, reading, windowsReading } from './reading.ts';
import { adviceReading, ruleIds, ruleReading } from './rule.ts';

/** Everything that a name stands for, whatever the case of its letters; the likeliest first. */
export function readingsOfName(name: string): readonly CodeReading[] {
  const key = name.toLowerCase();
  const error = describeWin32Name(name) ?? describeWin32Name(name.toUpperCase());
  const apple = appleErrorNamed(name);
  return [
    ...(error ? [windowsReading(error)] : []),
    ...(apple ? [appleReading(apple)] : []),
    ...(names().get(key) ?? []).map((make) => make()),
    ...[ruleReading(key), adviceReading(key)].filter((one) => one !== undefined),
  ];
}

/** Every name that can be asked for, as it is written. */
export function everyName(): readonly string[] {
  return [...windowsNames(), ...appleSymbols(), ...names().keys(), ...ruleIds()];
}

type Make = () => CodeReading;

const names = once((): ReadonlyMap<string, readonly Make[]> => {
  const map = new Map<string, Make[]>();
  for (const [name, make] of entries()) {
    const key = name.toLowerCase();
    map.set(key, [...(map.get(key) ?? []), make]);
  }
  return map;
});

type Entry = readonly [name: string, make: Make];

function entries(): readonly Entry[] {
  return [
    ...failInfo.flatMap((one) => aliased(one, () => reading('scep-value', failInfoContent(one)))),
    ...pkiStatus.flatMap((one) => aliased(one, () => reading('scep-value', pkiStatusContent(one)))),
    ...messageTypes.flatMap((one) => aliased(one, () => reading('scep-value', messageTypeContent(one)))),
    ...named(capabilities, msg('a capability that a CA announces'), (name) => msg('Capability {0}', name)),
    ...Object.entries(OID).flatMap(([name, oid]) => identifierEntry(name, oid)),
    ...[...httpApiReasons.values()].map(
      (one): Entry => [one.name, () => reading('name', reasonContent(one), { of: msg('a reason of http.sys, in HTTPERR') })],
    ),
    ...requestLimits.map(
      (one): Entry => [
        one.name,
        () =>
          reading('name', namedContent(verbatim(one.name), one, [row(msg('Limit'), limitText(one))]), {
            of: msg('a limit of requests'),
          }),
      ],
    ),
    ...named([...winHttpFlags.values()], msg('a flag of WinHTTP, in NDESPlugin.log')),
    ...named([...intuneValidationErrors.values()], msg('a result of the check of a request by Intune')),
    ...[...appleDomains.values()].map(
      (one): Entry => [
        one.name,
        () => reading('apple-error', namedContent(verbatim(one.name), one), { of: msg('a domain of errors of Apple systems') }),
      ],
    ),
    ...named([...scepErrorKeys.values()], msg('the key of an error text of iOS')),
    ...named([...appleProcesses.values()], msg('a process of Apple systems')),
    ...[...omadmLoggers.values()].flatMap((one) => {
      const short = one.name.slice(one.name.lastIndexOf('.') + 1);
      return named([one], msg('a class that writes into OMADM.log')).flatMap(([, make]): Entry[] => [
        [one.name, make],
        [short, make],
      ]);
    }),
    ...certificateStates.map((state): Entry => [state.name, () => stateReading(state)]),
    ...javaExceptions.map((one): Entry => [one.className, () => exceptionReading(one)]),
    ...named(eventProviders, msg('a source of Windows events')),
    ...windowsEvents.flatMap((info) => {
      const provider = eventProviders.find((one) => one.key === info.provider);
      if (info.name === undefined || !provider) return [];
      return [[info.name, () => reading('windows-event', eventContent(info, provider))] as const];
    }),
    ...named(diagnosticCodes, msg('a diagnostic code of the Intune connector before July 2021')),
  ];
}

function aliased(
  { name, aliases }: { readonly name: string; readonly aliases: readonly string[] },
  make: Make,
): readonly Entry[] {
  return [name, ...aliases].map((one) => [one, make]);
}

function named(codes: readonly NamedCode[], of: Sentence, title: (name: string) => Sentence = verbatim): readonly Entry[] {
  return codes.map((code) => [code.name, () => reading('name', namedContent(title(code.name), code), { of })]);
}

function identifierEntry(name: string, oid: string): readonly Entry[] {
  const content = identifierContent(oid);
  return content ? [[name, () => reading('object-identifier', content)]] : [];
}

function stateReading(state: (typeof certificateStates)[number]): CodeReading {
  const machine = { root: msg('trusted root'), scep: msg('SCEP'), jscep: msg('inside the SCEP library') }[state.machine];
  const rows = [row(msg('Certificate'), machine), stepRow(state.step)];
  if (state.next !== undefined) rows.push(codeRow(msg('Next, when all is well'), state.next));
  return reading('name', namedContent(verbatim(state.name), state, rows), { of: msg('a state of a certificate, in OMADM.log') });
}

function exceptionReading(exception: (typeof javaExceptions)[number]): CodeReading {
  const rows = [
    ...(exception.begins === undefined ? [] : [codeRow(msg('Where its text begins with'), exception.begins)]),
    row(msg('Advice'), msg('{0} (not verified)', exception.advice)),
    ...exception.steps.slice(0, 1).map(stepRow),
  ];
  return reading('name', namedContent(verbatim(exception.className), exception, rows), {
    of: msg('an exception of the SCEP library of Android'),
  });
}
