import type { FlowStep } from '../log/finding.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import type { Sourced } from './codes/model.ts';
import { PAGES } from './pages.ts';

/** One of the six steps of a SCEP enrollment with Intune. */
export interface FlowInfo extends Sourced {
  readonly step: FlowStep;
  readonly name: Sentence;
  readonly happens: Sentence;
  /** What the logs show next when all is well. */
  readonly next: Sentence;
  readonly docUrl: string;
}

const SOURCE = 'CERT:troubleshoot-scep-certificate-profiles';

export const flow: Readonly<Record<FlowStep, FlowInfo>> = {
  1: {
    step: 1,
    name: msg('Profile delivery'),
    happens: msg('Intune hands the SCEP profile and the trusted-certificate profile to the device.'),
    next: msg('The device asks NDES for its capabilities and its certificates (GetCACaps, GetCACert).'),
    docUrl: PAGES.profileDeployment,
    source: SOURCE,
    verified: true,
  },
  2: {
    step: 2,
    name: msg('Device to NDES'),
    happens: msg('The device calls the SCEP URL on IIS: GetCACaps, GetCACert, then PKIOperation with the certificate request.'),
    next: msg(
      'NDES hands the challenge to the policy module. The connector writes event 4003; the one before July 2021 calls VerifyRequest, which appears in the IIS log.',
    ),
    docUrl: PAGES.deviceToNdes,
    source: SOURCE,
    verified: true,
  },
  3: {
    step: 3,
    name: msg('NDES to policy module'),
    happens: msg(
      'The policy module has Intune check the challenge; with the connector before July 2021, the certificate registration point does so (VerifyRequest).',
    ),
    next: msg(
      'The challenge is confirmed, and NDES submits the request to the CA. The connector writes event 4004; before July 2021, VerifyRequest is answered with 201.',
    ),
    docUrl: PAGES.policyModule,
    source: SOURCE,
    verified: true,
  },
  4: {
    step: 4,
    name: msg('NDES to CA'),
    happens: msg('NDES submits the request to the issuing CA, which issues or refuses the certificate.'),
    next: msg('NDES answers the PKIOperation with a CertRep that carries the certificate. The connector writes event 4006.'),
    docUrl: PAGES.policyModule,
    source: SOURCE,
    verified: true,
  },
  5: {
    step: 5,
    name: msg('Delivery to the device'),
    happens: msg('The answer reaches the device, which checks and installs the certificate.'),
    next: msg(
      'The outcome is reported. The connector writes event 4008; before July 2021, Notify, answered with 204, appears in the IIS log.',
    ),
    docUrl: PAGES.delivery,
    source: SOURCE,
    verified: true,
  },
  6: {
    step: 6,
    name: msg('Reporting'),
    happens: msg('The connector reports the outcome to Intune.'),
    next: msg('Intune shows the certificate for the device. Nothing more is to come.'),
    docUrl: PAGES.reporting,
    source: SOURCE,
    verified: true,
  },
};
