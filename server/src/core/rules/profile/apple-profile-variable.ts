import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';

/** A name of a variable, as Apple's guide lists them: `%SerialNumber%`, `%HardwareUUID%`. */
const VARIABLE = /%[A-Za-z][A-Za-z_]{1,40}%/;

export const appleProfileVariable: Rule = {
  id: 'apple-profile-variable',
  title: msg('Apple profile: a variable that only a Mac replaces'),
  severity: 'information',
  step: 1,
  formats: ['apple-profile-log'],
  resolutions: ['apple-profile-subject'],
  docUrl: PAGES.appleVariables,
  source: `${PAGES.appleVariables} ; micromdm/nanomdm#81 and micromdm/micromdm#934 (iPhones send it as it stands)`,
  verified: false,
  basis: 'reported',
  start: (report) => ({
    see(event) {
      if (event.kind !== 'setting' || !event.value) return;
      if (event.name.value !== 'Subject' && event.name.value !== 'SubjectAltName') return;
      const name = VARIABLE.exec(event.value.value)?.[0];
      if (name === undefined) return;
      report({
        span: event.span,
        message: msg(
          'A Mac puts its own value in place of {0}; an iPhone or iPad sends these characters as they stand. Where the profile goes to such devices, let the management server put the value in.',
          name,
        ),
        short: msg('only a Mac replaces it'),
      });
    },
  }),
};
