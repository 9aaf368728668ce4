import { describe, expect, it } from 'vitest';
import { Machines } from '../../../server/src/core/case/machines.ts';

describe('logs of two servers', () => {
  const named = new Machines([
    { path: 'case/NDES01/Application.xml', servers: ['NDES01.contoso.com'] },
    { path: 'case/NDES02/Application.xml', servers: ['NDES02.contoso.com'] },
  ]);

  it('are told apart by folders that are named like them', () => {
    expect(named.differ('case/NDES01/u_ex.log', 'case/NDES02/Application.xml')).toBe(true);
    expect(named.differ('case/NDES01/iis/u_ex.log', 'case/NDES01/Application.xml')).toBe(false);
  });

  it('are told apart where only one folder has a log that names its machine', () => {
    const one = new Machines([{ path: 'ndes02/events.xml', servers: ['NDES02.contoso.com'] }]);
    expect(one.differ('ndes01/u_ex.log', 'ndes02/events.xml')).toBe(true);
  });

  it('are not told apart by folders of kinds', () => {
    const kinds = new Machines([{ path: 'events/Application.xml', servers: ['NDES01.contoso.com'] }]);
    expect(kinds.differ('iis/u_ex.log', 'events/Application.xml')).toBe(false);
    expect(named.differ('u_ex.log', 'case/NDES02/Application.xml')).toBe(false);
  });

  it('are told apart by the addresses that IIS logs in two folders, unless those are of sites', () => {
    const of = (a: string, b: string) =>
      new Machines([
        { path: `${a}u_ex.log`, servers: ['10.1.5.20'] },
        { path: `${b}u_ex.log`, servers: ['10.1.5.21'] },
      ]).differ(`${a}NDESPlugin.log`, `${b}u_ex.log`);
    expect(of('first/', 'second/')).toBe(true);
    expect(of('first/', 'first/')).toBe(false);
    expect(of('case/W3SVC1/', 'case/W3SVC2/')).toBe(false);
    expect(new Machines([{ path: 'first/u_ex.log', servers: ['10.1.5.20'] }]).differ('first/u_ex.log', 'second/u_ex.log')).toBe(
      false,
    );
  });

  it('have no names in an address', () => {
    const address = new Machines([{ path: '10.1.5.20/u_ex.log', servers: ['10.1.5.20'] }]);
    expect(address.differ('10.1.5.20/u_ex.log', '10.1.5.21/u_ex.log')).toBe(true);
  });
});
