import { onPublishKey, pressPublishKey } from '../../../../sanity/studio/live/entryKeys.ts';

describe('the key that publishes an entry', () => {
  it('does what its button does, until the button is gone', () => {
    const publish = jest.fn();
    const stop = onPublishKey('one', publish);
    pressPublishKey('one');
    pressPublishKey('another');
    expect(publish).toHaveBeenCalledTimes(1);
    stop();
    pressPublishKey('one');
    expect(publish).toHaveBeenCalledTimes(1);
  });

  it('that is pressed before Studio has the draft publishes it once the button is there', () => {
    const publish = jest.fn();
    pressPublishKey('quick');
    onPublishKey('quick', publish)();
    expect(publish).toHaveBeenCalledTimes(1);
    onPublishKey('quick', publish)();
    expect(publish).toHaveBeenCalledTimes(1);
  });

  it('that is pressed again while the entry is published does nothing', () => {
    const publish = jest.fn();
    const stop = onPublishKey('twice', publish);
    pressPublishKey('twice');
    stop();
    pressPublishKey('twice');
    onPublishKey('twice', publish)();
    expect(publish).toHaveBeenCalledTimes(1);
    pressPublishKey('twice');
    onPublishKey('twice', publish);
    expect(publish).toHaveBeenCalledTimes(2);
  });

  it('does not publish what is written long after it was pressed', () => {
    const publish = jest.fn();
    const now = jest.spyOn(performance, 'now').mockReturnValue(0);
    pressPublishKey('slow');
    now.mockReturnValue(60_000);
    onPublishKey('slow', publish);
    now.mockRestore();
    expect(publish).not.toHaveBeenCalled();
  });
});
