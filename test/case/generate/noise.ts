import type { Device } from './device.ts';
import type { Random } from './random.ts';
import type { Call } from './server.ts';
import type { Site } from './site.ts';

const BROWSER = 'Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64)+AppleWebKit/537.36+(KHTML,+like+Gecko)+Chrome/122.0.0.0+Safari/537.36';
const NDES = '/certsrv/mscep/mscep.dll';

/** Adds what no enrollment has to do with: `perMinute` lines in all logs together. */
export function addNoise(
  random: Random,
  sites: readonly Site[],
  devices: readonly Device[],
  from: number,
  to: number,
  perMinute: number,
): void {
  const count = Math.round(((to - from) / 60_000) * perMinute);
  for (let i = 0; i < count; i++) {
    const at = random.range(from, to);
    const site = random.pick(sites);
    const kind = random.int(10);
    const logged = devices.filter(({ story }) => story);
    if (kind < 3 && logged.length > 0) random.pick(logged).story?.noise(at);
    else if (kind < 8) calls(random, site, at);
    else if (kind === 8) rejected(random, site, at);
    else if (site.ca && random.chance(0.5)) site.ca.noise(at);
    else if (site.capi2 && random.chance(0.5)) site.capi2.noise(at);
    else systemEvent(random, site, at);
  }
}

/** A line in each log that has nothing to do with any enrollment: so long it was written. */
export function addLast(sites: readonly Site[], devices: readonly Device[], at: number): void {
  for (const { story } of devices) story?.noise(at);
  for (const { iis, httpErr, policy } of sites) {
    iis.add(at, 'noise', { method: 'GET', stem: '/', address: '10.1.5.2', userAgent: BROWSER, status: 200, tookMs: 3 });
    httpErr.add(at, 'noise', '10.1.5.2', { reason: 'Timer_ConnectionIdle' });
    if (policy.generation === 'current') policy.channels.idle(at);
  }
}

function calls(random: Random, site: Site, at: number): void {
  const add = (after: number, call: Partial<Call>) =>
    site.iis.add(at + after, 'noise', {
      method: 'GET',
      stem: '/',
      address: '10.1.5.2',
      userAgent: BROWSER,
      status: 200,
      tookMs: random.range(1, 60),
      ...call,
    });
  const kind = random.int(6);
  if (kind === 0) add(0, { port: 80, userAgent: 'kube-probe/1.27' });
  else if (kind === 1)
    add(0, { stem: NDES, query: 'operation=GetCACaps&message=monitor', address: '10.1.7.44', userAgent: 'Zabbix+6.0.12' });
  else if (kind === 2) {
    const address = `198.51.100.${random.range(2, 250)}`;
    add(0, { stem: '/owa/auth/logon.aspx', address, userAgent: 'Mozilla/5.0+zgrab/0.x', status: 404, win32: 2 });
    site.httpErr.add(at + 400, 'noise', address, { uri: '/', status: 400, reason: 'Hostname' });
  } else if (kind === 3) {
    add(0, { stem: NDES, address: '10.40.87.9', status: 403 });
    add(700, { stem: '/favicon.ico', address: '10.40.87.9', status: 404, win32: 2 });
  } else if (kind === 4) {
    const admin = { stem: '/certsrv/mscep_admin/', address: '10.40.87.9' };
    add(0, { ...admin, status: 401, substatus: 2, win32: 5 });
    add(20, { ...admin, status: 401, substatus: 1, win32: 2148074254 });
    add(90, { ...admin, user: 'CONTOSO\\admin' });
  } else {
    const stem = random.pick([
      '/intranet/default.aspx',
      '/reports/',
      '/api/orders',
      '/wsus/selfupdate/wuident.cab',
      '/css/site.css',
    ]);
    const address = `10.20.${random.int(8)}.${random.range(2, 250)}`;
    add(0, {
      stem,
      address,
      userAgent: 'Mozilla/5.0+(Windows+NT+10.0)',
      status: random.pick([200, 200, 200, 304, 404]),
      method: random.pick(['GET', 'POST']),
    });
  }
}

function rejected(random: Random, site: Site, at: number): void {
  const address = random.pick(['10.1.5.2', '10.40.87.9', `198.51.100.${random.range(2, 250)}`]);
  site.httpErr.add(at, 'noise', address, { reason: random.pick(['Timer_ConnectionIdle', 'Timer_HeaderWait']) });
}

function systemEvent(random: Random, site: Site, at: number): void {
  const protection = 'Successfully scheduled Software Protection service for re-start. Reason: RulesEngine.';
  const event = { level: 'Information', provider: 'Microsoft-Windows-Security-SPP', id: 16384, text: protection } as const;
  if (random.chance(0.5)) site.application.add(at, 'noise', event);
  else {
    const text = 'The Windows Update service entered the running state.';
    site.system.add(at, 'noise', { level: 'Information', provider: 'Service Control Manager', id: 7036, text });
  }
}
