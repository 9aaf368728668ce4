import { describe, expect, it } from 'vitest';
import { eventTextUri } from '../../../server/src/core/evtx/index.ts';

describe('the uri of the text of an event log', () => {
  it('has the path of the file, so that its language is known, and the whole uri of it behind', () => {
    expect(eventTextUri('file:///logs/My%20App.evtx')).toBe(
      'scep-evtx:/logs/My%20App.evtx.xml?file%3A%2F%2F%2Flogs%2FMy%2520App.evtx',
    );
    expect(decodeURIComponent(eventTextUri('scep-bundle://x/a.evtx?q').replace(/^[^?]*\?/, ''))).toBe('scep-bundle://x/a.evtx?q');
  });

  it('is that of any other log, and of a text, itself', () => {
    for (const uri of ['file:///a/u_ex.log', 'scep-evtx:/a.evtx.xml?file%3A%2F%2F%2Fa.evtx', 'untitled:evtx']) {
      expect(eventTextUri(uri)).toBe(uri);
    }
  });
});
