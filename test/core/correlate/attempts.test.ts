import { describe, expect, it } from 'vitest';
import type { EnrollmentAttempt } from '../../../server/src/core/correlate/model.ts';
import { hasStep } from '../../../server/src/core/correlate/store.ts';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { analysisOf } from '../../support/check-findings.ts';

const attemptsOf = (lines: readonly string[], format: LanguageId) => analysisOf(lines.join('\n'), format).attempts;

/** `ios failed: GetCACert 500!` — platform, outcome, steps; a step that failed has `!`, a guessed one `?`. */
function draw(attempt: EnrollmentAttempt): string {
  const steps = attempt.steps.map(({ name, outcome, confidence }) => {
    const result = outcome === 'failed' ? '!' : outcome === 'pending' ? '…' : '';
    return `${name}${result}${confidence === 'guess' ? '?' : ''}`;
  });
  return `${attempt.platform} ${attempt.outcome}: ${steps.join(' ')}`;
}

function check(lines: readonly string[], format: LanguageId, expected: readonly string[]): readonly EnrollmentAttempt[] {
  const attempts = attemptsOf(lines, format);
  expect(attempts.map(draw)).toEqual(expected);
  return attempts;
}

describe('a server log', () => {
  const IPHONE = 'profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0';
  const WINDOWS = 'Mozilla/4.0+(compatible;+Win32;+NDES+client)';
  const ANDROID = 'Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014)';
  const SCEP = '/certsrv/mscep/mscep.dll';
  const FIELDS =
    '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken';

  const line = (time: string, path: string, query: string, client: string, agent: string, status: string, ms = 31) =>
    `2024-05-01 ${time} 10.1.5.20 GET ${path} ${query} 443 - ${client} ${agent} ${status} ${ms}`;
  const get = (time: string, operation: string, client = '10.4.8.9', agent = IPHONE, status = '200 0 0', ms = 31) =>
    line(time, SCEP, `operation=${operation}&message=MIAG`, client, agent, status, ms);
  const policy = (time: string, call: string, status = '201 0 0') =>
    line(time, `/CertificateRegistrationSvc/Certificate/${call}`, '-', '10.1.5.20', 'NDES_Plugin', status);
  const iis = (lines: readonly string[], expected: readonly string[]) => check([FIELDS, ...lines], 'iis-w3c-log', expected);

  it('has an enrollment with its policy module calls, written down before the PKIOperation that caused them', () => {
    const [attempt] = iis(
      [
        get('08:00:00', 'GetCACert'),
        get('08:00:01', 'GetCACaps'),
        policy('08:00:02', 'VerifyRequest'),
        policy('08:00:03', 'Notify', '204 0 0'),
        get('08:00:03', 'PKIOperation', '10.4.8.9', IPHONE, '200 0 0', 1500),
      ],
      ['ios ok: GetCACert GetCACaps PKIOperation VerifyRequest Notify'],
    );
    expect(attempt).toMatchObject({ client: '10.4.8.9', start: { epochMs: Date.UTC(2024, 4, 1, 8) } });
    expect(attempt?.steps[2]?.detail?.value).toBe('200');
    expect(attempt?.steps.map((step) => step.linkedBy)).toEqual(['address', 'address', 'address', 'order', 'order']);
  });

  it('knows the server of each call, and keeps devices that look alike on theirs', () => {
    const on = (server: string, logged: string): string => logged.replace('10.1.5.20', server);
    const attempts = iis(
      [
        on('10.1.5.20', get('08:00:00', 'GetCACert')),
        on('10.1.5.21', get('08:00:00', 'GetCACert')),
        on('10.1.5.20', get('08:00:01', 'PKIOperation')),
        on('10.1.5.21', get('08:00:02', 'PKIOperation')),
      ],
      ['ios unknown: GetCACert PKIOperation?', 'ios unknown: GetCACert? PKIOperation'],
    );
    expect(attempts.map(({ steps }) => steps.map(({ server }) => server))).toEqual([
      ['10.1.5.20', '10.1.5.20'],
      ['10.1.5.21', '10.1.5.21'],
    ]);
  });

  it('takes a policy call that comes shortly after its PKIOperation', () => {
    iis(
      [
        get('08:00:00', 'GetCACert'),
        get('08:00:01', 'PKIOperation'),
        policy('08:00:02', 'VerifyRequest'),
        get('08:05:00', 'GetCACert'),
      ],
      ['ios unknown: GetCACert PKIOperation VerifyRequest?', 'ios unknown: GetCACert'],
    );
  });

  it('keeps devices with addresses of their own apart', () => {
    iis(
      [
        get('08:00:00', 'GetCACert', '10.4.8.1'),
        get('08:00:00', 'GetCACert', '10.4.8.2'),
        get('08:00:01', 'GetCACaps', '10.4.8.2'),
        get('08:00:01', 'GetCACaps', '10.4.8.1'),
      ],
      ['ios unknown: GetCACert GetCACaps', 'ios unknown: GetCACert GetCACaps'],
    );
  });

  it('guesses where a proxy makes two devices look alike, and still counts two', () => {
    iis(
      [
        get('08:00:00', 'GetCACert'),
        get('08:00:00', 'GetCACert'),
        get('08:00:01', 'GetCACaps'),
        get('08:00:01', 'GetCACaps'),
        get('08:00:02', 'PKIOperation'),
        get('08:00:02', 'PKIOperation'),
      ],
      ['ios unknown: GetCACert GetCACaps? PKIOperation', 'ios unknown: GetCACert? GetCACaps? PKIOperation?'],
    );
  });

  it('follows a device through a proxy with two addresses, as a guess', () => {
    iis(
      [
        get('08:00:00', 'GetCACert', '10.1.5.31'),
        get('08:00:01', 'GetCACaps', '10.1.5.32'),
        get('08:00:02', 'PKIOperation', '10.1.5.31'),
      ],
      ['ios unknown: GetCACert GetCACaps? PKIOperation'],
    );
    iis(
      [get('08:00:00', 'GetCACert', '10.1.5.31'), get('08:00:01', 'GetCACert', '10.1.5.32')],
      ['ios unknown: GetCACert', 'ios unknown: GetCACert'],
    );
  });

  it('keeps an enrollment that stopped apart from the next one', () => {
    iis(
      [get('08:00:00', 'GetCACert'), get('08:00:30', 'GetCACert'), get('08:00:31', 'GetCACaps'), get('08:00:32', 'PKIOperation')],
      ['ios unknown: GetCACert', 'ios unknown: GetCACert? GetCACaps? PKIOperation?'],
    );
    iis([get('08:00:00', 'GetCACert'), get('08:09:00', 'GetCACaps')], ['ios unknown: GetCACert', 'ios unknown: GetCACaps']);
  });

  it('takes the repeated questions of Android as one enrollment', () => {
    const ask = (time: string, operation: string) => get(time, operation, '10.4.8.9', ANDROID);
    iis(
      [
        ask('08:00:00', 'GetCACaps'),
        ask('08:00:02', 'GetCACert'),
        ask('08:00:04', 'GetCACaps'),
        ask('08:00:06', 'GetCACert'),
        ask('08:00:08', 'PKIOperation'),
      ],
      ['android unknown: GetCACaps GetCACert GetCACaps GetCACert PKIOperation'],
    );
  });

  it('gives a refused VerifyRequest to the PKIOperation that failed', () => {
    iis(
      [
        policy('08:00:01', 'VerifyRequest'),
        policy('08:00:01', 'VerifyRequest', '500 0 0'),
        get('08:00:02', 'PKIOperation', '10.4.8.1', IPHONE, '500 0 0', 1500),
        get('08:00:02', 'PKIOperation', '10.4.8.2', WINDOWS, '200 0 0', 1500),
      ],
      ['ios failed: PKIOperation! VerifyRequest!?', 'windows unknown: PKIOperation VerifyRequest'],
    );
  });

  it('goes by order where the log has no times', () => {
    check(
      [
        `fe80::1%13 GET ${SCEP} operation=GetCACert&message=SCEP%20Authority 443 - 10.4.8.9 ${IPHONE} - 200 0 0 31`,
        `fe80::1%13 GET ${SCEP} operation=GetCACaps&message=SCEP%20Authority 443 - 10.4.8.9 ${IPHONE} - 200 0 0 31`,
      ],
      'iis-w3c-log',
      ['ios unknown: GetCACert GetCACaps'],
    );
  });

  it('passes over test scripts, browsers and other sites', () => {
    iis(
      [
        line('08:00:00', SCEP, 'operation=GetCACaps&message=test', '10.4.8.9', '-', '200 0 0'),
        line('08:00:00', SCEP, 'operation=GetCACaps&message=x', '10.4.8.9', 'Mozilla/5.0+(Windows+NT+10.0)', '200 0 0'),
        line('08:00:00', '/shop/', '-', '10.4.8.9', IPHONE, '500 0 0'),
      ],
      [],
    );
  });
});

describe('an OMADM log', () => {
  const line = (thread: number, logger: string, message: string) =>
    `2024-05-01T05:16:08.2500000\tVERB\tEvent\t${logger}\t18327\t${thread}\t${message}`;
  const MANAGER = 'com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager';
  const STATES = 'com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine';
  const start = (thread: number, alias: string) => line(thread, MANAGER, `Trying to enroll certificate request: ${alias}`);
  const got = (thread: number, operation: string, status = '200 OK') =>
    line(
      thread,
      'org.jscep.transport.UrlConnectionGetTransport',
      `Received '${status}' when sending ${operation}(ca) to https://n.example/certsrv/mscep/mscep.dll?operation=${operation}&message=ca`,
    );
  const request = (thread: number, id: string) =>
    line(
      thread,
      'org.jscep.message.PkiMessageEncoder',
      `Encoding message: org.jscep.message.PkcsReq@1[messageData=x@1,messageType=PKCS_REQ,senderNonce=Nonce [AA],transId=${id}]`,
    );
  const reply = (thread: number, id: string, status: string) =>
    line(
      thread,
      'org.jscep.transaction.EnrollmentTransaction',
      `Response: org.jscep.message.CertRep@1[failInfo=<null>,pkiStatus=${status},recipientNonce=Nonce [AA],messageData=<null>,messageType=CERT_REP,senderNonce=Nonce [BB],transId=${id}]`,
    );
  const state = (alias: string, from: string, to: string) =>
    line(0, STATES, `SCEP cert '${alias}' state changed from ${from} to ${to}`);
  const android = (lines: readonly string[], expected: readonly string[]) => check(lines, 'android-omadm-log', expected);

  it('keeps enrollments on two threads apart, and joins the reply by its transactionID', () => {
    const attempts = android(
      [
        start(10, 'ModelName=A;Hash=1'),
        start(11, 'ModelName=B;Hash=2'),
        got(11, 'GetCACert'),
        got(10, 'GetCACert'),
        request(10, 'AAAA'),
        request(11, 'BBBB'),
        reply(12, 'BBBB', 'SUCCESS'),
        reply(12, 'AAAA', 'FAILURE'),
      ],
      ['android failed: started GetCACert request-built reply!', 'android ok: started GetCACert request-built reply'],
    );
    expect(attempts.map((attempt) => [attempt.alias?.value, attempt.transactionID?.value])).toEqual([
      ['ModelName=A;Hash=1', 'AAAA'],
      ['ModelName=B;Hash=2', 'BBBB'],
    ]);
    expect(attempts[0]?.steps.at(-1)).toMatchObject({ linkedBy: 'transactionID', confidence: 'certain' });
  });

  it('knows the certificate again though its name is escaped in one place', () => {
    android(
      [
        start(10, 'ModelName=A%2FLogicalName_1;Hash=1'),
        reply(10, 'AAAA', 'SUCCESS'),
        state('ModelName=A/LogicalName_1;Hash=1', 'CERT_ACCESS_REQUESTED', 'CERT_ACCESS_GRANTED'),
      ],
      ['android ok: started reply installed'],
    );
  });

  it('gives a state to the enrollment whose beginning is not in the log', () => {
    const failed = state('ModelName=A;Hash=1', 'CERT_REQUESTED', 'CERT_ENROLL_FAILED');
    const [attempt] = android([reply(10, 'AAAA', 'FAILURE'), failed], ['android failed: reply! state!?']);
    expect(attempt?.alias?.value).toBe('ModelName=A;Hash=1');
    android([reply(10, 'AAAA', 'FAILURE'), failed.replace('\t0\t', '\t10\t')], ['android failed: reply! state!']);
    android(
      [reply(10, 'AAAA', 'FAILURE'), reply(11, 'BBBB', 'SUCCESS'), failed],
      ['android failed: reply!', 'android ok: reply', 'android failed: state!'],
    );
    android([reply(10, 'AAAA', 'FAILURE'), failed.replace('T05:', 'T06:')], ['android failed: reply!', 'android failed: state!']);
  });

  it('waits where the CA waits', () => {
    android([start(10, 'ModelName=A;Hash=1'), reply(10, 'AAAA', 'PENDING')], ['android pending: started reply…']);
  });

  it('goes on after a failed GetCACaps, as jscep does', () => {
    android(
      [start(10, 'ModelName=A;Hash=1'), got(10, 'GetCACaps', '500 Internal Server Error'), reply(10, 'AAAA', 'SUCCESS')],
      ['android ok: started GetCACaps! reply'],
    );
  });
});

describe('an iOS log', () => {
  const line = (message: string, level = 'debug') => `${level}\t18:30:53.691033-0500\tprofiled\t${message}`;
  const ask = (operation: string) =>
    line(`Performing synchronous URL request: https://n.example/certsrv/mscep/mscep.dll?operation=${operation}&message=x`);
  const arrived = (name: string) =>
    line(`Adding dependent ModelName=${name};Hash=1 to parent 1 in domain PayloadDependencyDomainCertificate to system`);
  const installed = (name: string) => line(`Profile “www.windowsintune.com.SCEP.ModelName=${name};Hash=1” installed.`, 'default');
  const failed = line(
    'Cannot retrieve SCEP identity: NSError:\nDesc   : no\nUS Desc: no\nDomain : MCSCEPErrorDomain\nCode   : 22003\nType   : MCFatalError',
    'error',
  );
  const ios = (lines: readonly string[], expected: readonly string[]) => check(lines, 'ios-console-log', expected);

  it('follows one profile to its installation, and begins anew with the next', () => {
    ios(
      [
        arrived('A'),
        ask('GetCACert'),
        ask('GetCACaps'),
        ask('PKIOperation'),
        installed('A'),
        arrived('B'),
        ask('GetCACert'),
        failed,
      ],
      [
        'ios ok: profile-arrived GetCACert GetCACaps PKIOperation installed',
        'ios failed: profile-arrived GetCACert error! error!',
      ],
    );
  });

  it('begins anew with an error after an installation, and passes over other profiles', () => {
    const other = line('Profile “com.example.wifi” installed.', 'default');
    ios([other, ask('GetCACert'), installed('A'), other, failed], ['ios ok: GetCACert installed', 'ios failed: error! error!']);
  });

  it('begins anew with a second GetCACert', () => {
    ios([ask('GetCACert'), ask('GetCACert'), ask('GetCACaps')], ['ios unknown: GetCACert', 'ios unknown: GetCACert GetCACaps']);
  });
});

describe('an attempt', () => {
  it('answers for its steps without making them', () => {
    const [attempt] = attemptsOf(
      ['fe80::1%13 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.4.8.9 Dalvik/2.1.0 - 200 0 0 31'],
      'iis-w3c-log',
    );
    if (!attempt) throw new Error('no attempt');
    expect([hasStep(attempt, 'GetCACert'), hasStep(attempt, 'GetCACert', 'ok'), hasStep(attempt, 'GetCACert', 'failed')]).toEqual(
      [true, true, false],
    );
    expect(hasStep({ ...attempt, span: attempt.span, steps: attempt.steps }, 'GetCACert', 'ok')).toBe(true);
    expect(hasStep(attempt, 'PKIOperation')).toBe(false);
  });
});
