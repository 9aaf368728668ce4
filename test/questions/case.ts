import { android, androidIdle, calls, connectorRequest, iis, ndes } from '../core/case/rules/samples/lines.ts';
import type { Question } from './model.ts';

const id = (nr: number): string => `${'251E592A777C82996C7CF96F3AAADCF996FC'}${String(nr).padStart(4, '0')}`;
const plugin = (at: string, text: string): string =>
  `<![LOG[${text}]LOG]!><time="${at}.129+000" date="1-5-2026" component="NDESPlugin" context="" type="1" thread="9724" file="ndesplugin.cpp:500">\n`;
/** One of many devices whose profile is older than its challenge may be. */
const late = (nr: number): Readonly<Record<string, string>> => ({
  [`device${nr}/OMADM.log`]:
    android({ start: `09:1${nr}:00`, until: 'issued', id: id(nr), reply: 'FAILURE', profileAt: '08:00:00' }) +
    androidIdle('09:40:00'),
});

/** Questions that only several logs, or their silence, answer. */
export const CASES: readonly Question[] = [
  {
    asked: 'The connector was updated, and CRP and plugin logs are gone: where to look now?',
    files: { 'Operational.xml': connectorRequest('08:15:00', id(1), 4008) },
    answer: { healthy: true, generation: 'current', notMissing: /NDESPlugin|svclog/ },
  },
  {
    asked: 'IIS shows the GETs and no POST: stopped where?',
    files: {
      'u_ex260105.log': iis(...calls('08:15:00', {}, true), ...calls('08:40:00', { from: '10.40.87.12' })),
      'Operational.xml': connectorRequest('08:40:03', id(2), 4008),
    },
    answer: {
      findings: [{ id: 'iis-enrollment-stops', lines: ['u_ex260105.log:6'] }],
      never: ['pkioperation-no-verifyrequest', 'verifyrequest-no-notify'],
      generation: 'current',
    },
  },
  {
    asked: 'After a renewal the plugin log stops at "Sending request to certificate registration point"',
    files: {
      'NDESPlugin.log':
        plugin('08:15:00', 'Calling VerifyRequest ...') +
        plugin('08:15:00', 'Sending request to certificate registration point.'),
      'u_ex260105.log': iis(...calls('08:14:57', { status: '500 0 0' }), { at: '08:40:00', call: 'other' }),
    },
    answer: {
      findings: [{ id: 'plugin-stops-after-renewal', lines: ['NDESPlugin.log:2'], says: /thumbprint|expired/ }],
      generation: 'legacy',
    },
  },
  {
    asked: 'Many devices fail at once with "challenge expired"',
    files: {
      ...late(1),
      ...late(2),
      ...late(3),
      'Operational.xml': [1, 2, 3].map((nr) => connectorRequest(`09:1${nr}:04`, id(nr), 4005)).join(''),
    },
    answer: {
      findings: [1, 2, 3].map((nr) => ({
        id: 'challenge-expired',
        lines: [`Operational.xml:${nr * 2}`, `device${nr}/OMADM.log:1`],
      })),
    },
  },
  {
    asked: 'NDES event 31: the template is not supported',
    files: {
      'Application.xml': ndes(
        '08:15:05',
        31,
        'The Network Device Enrollment Service cannot submit the certificate request (The requested certificate template is not supported by this CA.).  0x80004005',
      ),
    },
    answer: { findings: [{ id: 'ca-0x80094800-template', lines: ['Application.xml:1'], says: /template/ }] },
  },
  {
    asked: 'NDES event 31: the key is too short, or the CA cannot be reached',
    files: {
      'Application.xml':
        ndes(
          '08:15:05',
          31,
          'The Network Device Enrollment Service cannot submit the certificate request (The public key does not meet the minimum size required by the specified certificate template.).  0x80004005',
        ) +
        ndes(
          '08:16:05',
          31,
          'The Network Device Enrollment Service cannot submit the certificate request (The RPC server is unavailable. 0x800706ba).',
        ) +
        ndes(
          '08:17:05',
          31,
          'The Network Device Enrollment Service cannot submit the certificate request (The revocation function was unable to check revocation because the revocation server was offline. 0x80092013).',
        ),
    },
    answer: {
      findings: [
        { id: 'ca-refuses-request', lines: ['Application.xml:1'], says: /key/ },
        { id: 'ca-refuses-request', lines: ['Application.xml:2'], says: /reached|RPC/ },
        { id: 'ca-refuses-request', lines: ['Application.xml:3'], says: /revocation/i },
      ],
    },
  },
];
