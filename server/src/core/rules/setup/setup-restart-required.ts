import { PAGES } from '../../facts/pages.ts';
import type { NoteEvent } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';

export const setupRestartRequired: Rule = {
  id: 'setup-restart-required',
  title: msg('Connector setup: the server must be restarted'),
  severity: 'warning',
  step: 3,
  formats: ['msi-setup-log'],
  resolutions: ['setup-restart-required'],
  docUrl: PAGES.connectorInstall,
  source:
    'wixtoolset/wix:src/burn/engine/engine.mc (the line) ; wixtoolset/wix:src/burn/engine/logging.cpp (None, Required, Initiated) ; that the setup of the connector writes such a log: not confirmed',
  verified: false,
  start() {
    let needed: NoteEvent | undefined;
    return {
      see(event) {
        if (event.kind === 'note' && event.note === 'setup-restart-required') needed = event;
      },
      end: () =>
        needed
          ? [
              {
                span: needed.span,
                message: msg(
                  'Something that setup installed works only after a restart of the server. Until then the connector may not start or not work.',
                ),
                short: msg('restart needed'),
              },
            ]
          : [],
    };
  },
};
