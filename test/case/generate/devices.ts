import { AndroidStory } from './android.ts';
import { AppleStory } from './apple.ts';
import type { ClockSettings } from './clock.ts';
import { machineClock } from './clock.ts';
import type { Device, DevicePlatform } from './device.ts';
import { LogFile } from './log-file.ts';
import type { Profile } from './options.ts';
import type { Random } from './random.ts';
import { ENDINGS, eventLogOptions } from './site.ts';
import { WindowsStory } from './windows-device.ts';
import { EVENT_STYLES, EventLog } from './windows-events.ts';

const AGENTS: Readonly<Record<DevicePlatform, readonly string[]>> = {
  android: [
    'Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014)',
    'Dalvik/2.1.0+(Linux;+U;+Android+14;+Pixel+7+Build/UQ1A.240205.002)',
    'Dalvik/2.1.0+(Linux;+U;+Android+12;+SM-G991B+Build/SP1A.210812.016)',
  ],
  ios: ['profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0', 'profiled/1.0+CFNetwork/1494.0.7+Darwin/23.4.0'],
  macos: ['mdmclient/960+CFNetwork/811.9+Darwin/16.7.0+(x86_64)', 'CertificateService/1+CFNetwork/1474+Darwin/23.0.0'],
  windows: [
    'Mozilla/4.0+(compatible;+Win32;+NDES+client+10.0.22621.2506/ni_release_svc_prod3)',
    'Mozilla/4.0+(compatible;+Win32;+NDES+client+10.0.19045.4170/vb_release_svc_prod3)',
  ],
};

/** Later than a Windows CA lets a certificate begin. */
const WRONG_SECONDS = -780;

const isWrong = ({ profile, platform }: DeviceOrder) => profile.wrongClock === true && platform === 'ios';

/** Zones in minutes, of devices that travel. */
const ZONES = [0, 60, 120, -300, -480, 330, 600];
const CHANNEL = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin';

export interface DeviceOrder {
  readonly platform: DevicePlatform;
  /** Of its platform, from 1. */
  readonly number: number;
  readonly profile: Profile;
  readonly from: number;
  /** Where most devices are. */
  readonly home: ClockSettings;
}

/** A device, and where it has a log, that log in `logs`. */
export function deviceWith(random: Random, order: DeviceOrder, logs: LogFile[]): Device {
  const { platform, number, profile, from, home } = order;
  const name = `${platform}-${String(number).padStart(2, '0')}`;
  const device = {
    name,
    platform,
    userAgent: profile.bursts ? (AGENTS[platform][0] ?? '') : random.pick(AGENTS[platform]),
    address: `10.40.${random.range(80, 99)}.${random.range(2, 250)}`,
    id: random.guid(),
    user: `user${random.range(100, 999)}@contoso.com`,
  };
  if (random.chance(profile.unlogged)) return device;
  const travels = (home.change === undefined || profile.travels === true) && random.chance(0.3);
  const settings: ClockSettings = {
    ...(travels ? { offsetMinutes: random.pick(ZONES) } : home),
    skewSeconds: isWrong(order) ? WRONG_SECONDS : random.range(-profile.skewSeconds, profile.skewSeconds),
    driftPerHour: random.range(-profile.driftPerHour, profile.driftPerHour),
    since: from,
  };
  const clock = machineClock(settings);
  const opened = (
    file: string,
    rest: ConstructorParameters<typeof LogFile>[0] | Omit<ConstructorParameters<typeof LogFile>[0], 'path'>,
  ) => {
    const log = new LogFile({ ...rest, path: `devices/${name}/${file}` });
    logs.push(log);
    return log;
  };
  if (platform === 'android') {
    const log = opened('OMADM.log', { languageId: 'android-omadm-log', basis: 'none', clock });
    return { ...device, story: new AndroidStory(log, random) };
  }
  if (platform === 'windows') {
    const style = random.pick(EVENT_STYLES);
    const file = `DeviceManagement-Enterprise-Diagnostics-Provider_Admin${ENDINGS[style]}`;
    const { change: _, ...constant } = settings;
    const own = style === 'xml' ? machineClock({ ...constant, offsetMinutes: 0 }) : clock;
    const events = new EventLog(
      opened(file, eventLogOptions(style, own)),
      CHANNEL,
      `DESKTOP-${random.hex(7)}.contoso.com`,
      style,
    );
    return { ...device, story: new WindowsStory(events, random) };
  }
  const log = opened('console.txt', { languageId: 'ios-console-log', basis: 'offset', clock, dateless: true });
  return { ...device, story: new AppleStory(log, random, platform === 'ios' ? 'profiled' : 'mdmclient') };
}
