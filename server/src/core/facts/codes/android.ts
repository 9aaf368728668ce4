import type { FlowStep } from '../../log/finding.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { byName, type NamedCode, type Sourced } from './model.ts';

const ENROLL = 'CERT:troubleshoot-scep-certificate-device-to-ndes';
const DELIVERY = 'CERT:troubleshoot-scep-certificate-delivery';
const WIFI = 'SA:mem/intune/device-configuration/troubleshoot-wi-fi-profiles';

/** Java classes that write about certificates in OMADM.log, by their whole name. */
export const omadmLoggers: ReadonlyMap<string, NamedCode> = byName([
  {
    name: 'com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager',
    meaning: msg('Starts the enrollment of each SCEP profile that waits.'),
    source: ENROLL,
    verified: true,
  },
  {
    name: 'com.microsoft.omadm.platforms.android.certmgr.state.NativeRootCertInstallStateMachine',
    meaning: msg('Follows the installation of a trusted root certificate.'),
    source: DELIVERY,
    verified: true,
  },
  {
    name: 'com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine',
    meaning: msg('Follows a SCEP certificate from enrollment to installation.'),
    source: DELIVERY,
    verified: true,
  },
  {
    name: 'com.microsoft.omadm.platforms.android.wifimgr.WifiProfileManager',
    meaning: msg('Applies Wi-Fi profiles, which may need a SCEP certificate.'),
    source: WIFI,
    verified: true,
  },
  {
    name: 'com.microsoft.omadm.utils.CertUtils',
    meaning: msg('Looks among the certificates of the device for one that fits a profile.'),
    source: WIFI,
    verified: true,
  },
  {
    name: 'com.microsoft.omadm.syncml.SyncmlSession',
    meaning: msg('Talks with Intune: profiles arrive and states are reported here (SyncML).'),
    source: 'CERT:troubleshoot-scep-certificate-profile-deployment',
    verified: true,
  },
  {
    name: 'org.jscep.client.Client',
    meaning: msg('The SCEP client library: checks the CA and the RA, and leads the enrollment.'),
    source: 'jscep:client/Client',
    verified: true,
  },
  {
    name: 'org.jscep.client.inspect.DefaultCertStoreInspector',
    meaning: msg('Sorts the certificates of GetCACert: which one encrypts, which one signs, which one is the CA.'),
    source: 'jscep:client/inspect/AbstractCertStoreInspector',
    verified: true,
  },
  {
    name: 'org.jscep.client.inspect.AbstractCertStoreInspector',
    meaning: msg('Sorts the certificates of GetCACert: which one encrypts, which one signs, which one is the CA.'),
    source: 'jscep:client/inspect/AbstractCertStoreInspector',
    verified: true,
  },
  {
    name: 'org.jscep.message.PkcsPkiEnvelopeDecoder',
    meaning: msg('Decrypts the answer.'),
    source: 'jscep:message/PkcsPkiEnvelopeDecoder',
    verified: true,
  },
  {
    name: 'org.jscep.message.PkcsPkiEnvelopeEncoder',
    meaning: msg('Encrypts the request for the RA certificate.'),
    source: 'jscep:message/PkcsPkiEnvelopeEncoder',
    verified: true,
  },
  {
    name: 'org.jscep.message.PkiMessageDecoder',
    meaning: msg('Reads the signed answer and checks its signature.'),
    source: 'jscep:message/PkiMessageDecoder',
    verified: true,
  },
  {
    name: 'org.jscep.message.PkiMessageEncoder',
    meaning: msg('Builds and signs the request.'),
    source: 'jscep:message/PkiMessageEncoder',
    verified: true,
  },
  {
    name: 'org.jscep.transaction.EnrollmentTransaction',
    meaning: msg('Sends the PKIOperation and reads the verdict in its answer.'),
    source: 'jscep:transaction/EnrollmentTransaction',
    verified: true,
  },
  {
    name: 'org.jscep.transport.UrlConnectionGetTransport',
    meaning: msg('Sends SCEP calls by GET and reads their answers.'),
    source: 'jscep:transport/UrlConnectionGetTransport',
    verified: true,
  },
  {
    name: 'org.jscep.transport.UrlConnectionPostTransport',
    meaning: msg('Sends the PKIOperation by POST; it writes a line only for the answer.'),
    source: 'jscep:transport/UrlConnectionPostTransport',
    verified: true,
  },
  {
    name: 'org.jscep.transport.response.GetCaCapsResponseHandler',
    meaning: msg('Reads the list of capabilities.'),
    source: 'jscep:transport/response/GetCaCapsResponseHandler',
    verified: true,
  },
]);

/** A state of a certificate on the device. */
export interface CertificateState extends Sourced {
  readonly machine: 'root' | 'scep' | 'jscep';
  readonly name: string;
  readonly meaning: Sentence;
  /** Place in the order of all that is well, from 1; absent where the state is not part of it. */
  readonly place?: number;
  readonly last?: true;
  /** What comes next when all is well. */
  readonly next?: string;
  readonly step: FlowStep;
}

const STATE = { step: 5, source: DELIVERY, verified: true } as const;

export const certificateStates: readonly CertificateState[] = [
  {
    machine: 'root',
    name: 'CERT_INSTALL_REQUESTED',
    place: 1,
    next: 'CERT_INSTALLING',
    meaning: msg(
      'The root certificate is to be installed. On device administrator, it waits for the user; a repeated request is harmless.',
    ),
    ...STATE,
  },
  {
    machine: 'root',
    name: 'CERT_INSTALLING',
    place: 2,
    next: 'CERT_INSTALL_SUCCESS',
    meaning: msg('The root certificate is being installed; the user may have to confirm it.'),
    ...STATE,
  },
  {
    machine: 'root',
    name: 'CERT_INSTALL_SUCCESS',
    place: 3,
    last: true,
    meaning: msg('The root certificate is installed.'),
    ...STATE,
  },
  {
    machine: 'scep',
    name: 'CERT_ENROLLED',
    place: 1,
    next: 'CERT_INSTALL_REQUESTED',
    meaning: msg('The server granted the certificate, and the device has stored the answer.'),
    ...STATE,
    verified: false,
  },
  {
    machine: 'scep',
    name: 'CERT_INSTALL_REQUESTED',
    place: 2,
    next: 'CERT_INSTALLING',
    meaning: msg(
      'The certificate is to be installed. On device administrator, it waits until the user confirms the notification.',
    ),
    ...STATE,
  },
  {
    machine: 'scep',
    name: 'CERT_INSTALLING',
    place: 3,
    next: 'CERT_ACCESS_REQUESTED',
    meaning: msg('The certificate is being installed.'),
    ...STATE,
  },
  {
    machine: 'scep',
    name: 'CERT_ACCESS_REQUESTED',
    place: 4,
    next: 'CERT_ACCESS_GRANTED',
    meaning: msg('The certificate is installed; the app waits for the right to use it, which the user may have to grant.'),
    ...STATE,
    verified: false,
  },
  {
    machine: 'scep',
    name: 'CERT_ACCESS_GRANTED',
    place: 5,
    last: true,
    meaning: msg('The certificate is installed and may be used.'),
    ...STATE,
  },
  {
    machine: 'jscep',
    name: 'CERT_REQ_PENDING',
    meaning: msg('The server answered PENDING.'),
    step: 4,
    source: 'jscep:transaction/Transaction',
    verified: true,
  },
  {
    machine: 'jscep',
    name: 'CERT_NON_EXISTANT',
    meaning: msg('The server answered FAILURE (the spelling is that of the library).'),
    step: 4,
    source: 'jscep:transaction/Transaction',
    verified: true,
  },
  {
    machine: 'jscep',
    name: 'CERT_ISSUED',
    meaning: msg('The server answered SUCCESS.'),
    step: 5,
    source: 'jscep:transaction/Transaction',
    verified: true,
  },
];

/** How many states lie on the way of a machine when all is well. */
export const STATES_ON_THE_WAY = { root: 3, scep: 5 } as const;

/** The state of a machine; one that no source names gives undefined, and `readStateName` what its name says. */
export function certificateState(machine: 'root' | 'scep', name: string): CertificateState | undefined {
  return certificateStates.find((state) => state.name === name && (state.machine === machine || state.machine === 'jscep'));
}

/** What the name of an unknown state says by itself: never confirmed by a source. */
export function readStateName(name: string): Sentence {
  if (name.endsWith('_FAILED')) return msg('By its name, a step failed. No published log shows this state.');
  if (name.endsWith('_PENDING')) return msg('By its name, the request waits for approval. No published log shows this state.');
  if (/_[A-Z]{2,20}ING$/.test(name)) return msg('By its name, a step is under way. No published log shows this state.');
  return msg('No published log shows this state.');
}
