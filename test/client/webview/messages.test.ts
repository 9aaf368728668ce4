import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFromOverview, readOverviewState, readToOverview } from '../../../client/src/webview/overview-messages.ts';
import { readFromPicture, readPictureState, readToPicture } from '../../../client/src/webview/picture-messages.ts';

const READERS = { readFromOverview, readOverviewState, readToOverview, readFromPicture, readPictureState, readToPicture };

describe('messages between a page and the extension', () => {
  it.each([
    [{ kind: 'ready' }, { kind: 'ready' }],
    [
      { kind: 'open', row: 3, place: 0 },
      { kind: 'open', row: 3, place: 0, stay: false },
    ],
    [
      { kind: 'open', row: 3, place: 1, stay: true, uri: 'file:///etc' },
      { kind: 'open', row: 3, place: 1, stay: true },
    ],
    [
      { kind: 'copy', as: 'svg' },
      { kind: 'copy', as: 'svg' },
    ],
    [
      { kind: 'image', png: 'aGVsbG8=' },
      { kind: 'image', png: 'aGVsbG8=' },
    ],
  ])('of the picture are taken member by member: %j', (message, read) => expect(readFromPicture(message)).toEqual(read));

  it.each([
    { kind: 'open', row: -1, place: 0 },
    { kind: 'open', row: 1.5, place: 0 },
    { kind: 'open', row: '1', place: 0 },
    { kind: 'open', row: 1 },
    { kind: 'copy', as: 'html' },
    { kind: 'image', png: '<svg>' },
    { kind: 'resolution', at: 'file:///x' },
    { kind: 'command', command: 'workbench.action.quit' },
    ['open'],
    null,
    'ready',
  ])('that are none are not heard: %j', (message) => {
    expect(readFromPicture(message)).toBeUndefined();
    expect(readFromOverview(message)).toBeUndefined();
  });

  it('of the overview name a bar by its number alone', () => {
    const message = { kind: 'filter', chart: 1, bar: 2, filter: { text: 'x' } };
    expect(readFromOverview(message)).toEqual({ kind: 'filter', chart: 1, bar: 2 });
    expect(readFromOverview({ ...message, bar: '2' })).toBeUndefined();
  });

  it('the state of a page is read whole or not at all', () => {
    expect(readPictureState({ key: 'id:A', row: 2, zoom: 150, top: 40, more: 1 })).toEqual({
      key: 'id:A',
      row: 2,
      zoom: 150,
      top: 40,
    });
    expect(readPictureState({ key: 'id:A', row: 'x' })).toEqual({ key: 'id:A' });
    expect(readPictureState({ row: 2 })).toBeUndefined();
    expect(readOverviewState({ top: 7 })).toEqual({ top: 7 });
    expect(readOverviewState(undefined)).toBeUndefined();
  });

  it.each(Object.entries(READERS))('%s reads anything without failing', (_, read) => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        read(value);
      }),
    );
  });
});
