import { createLogUnread } from '../../../server/logs/logUnread.ts';

const unread = (id: string) => ({ id, slug: id, path: 'headline', problem: 'is no text' });

describe('the log of unreadable documents', () => {
  it('names a document once, however many pages omit it', () => {
    const warn = jest.fn();
    const log = createLogUnread(() => ({ warn }));
    log([unread('a')]);
    log([unread('a'), unread('b')]);
    expect(warn.mock.calls.map(([{ id }]) => id)).toEqual(['a', 'b']);
  });

  it('counts the remaining documents if there are too many', () => {
    const warn = jest.fn();
    createLogUnread(() => ({ warn }))(Array.from({ length: 1_000 }, (_, index) => unread(`a${index}`)));
    expect(warn).toHaveBeenCalledTimes(21);
    expect(warn).toHaveBeenLastCalledWith({ count: 980 }, expect.any(String));
  });
});
