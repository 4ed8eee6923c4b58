import { EventEmitter } from 'node:events';
import { requestHeartbeat } from '../../../server/processes/heartbeat.ts';

class SilentProcess extends EventEmitter {
  send(_message: object, sent: (error: Error | null) => void): void {
    sent(null);
  }
}

describe('requestHeartbeat', () => {
  it('listens once to a process, however many heartbeats it has not answered', async () => {
    const target = new SilentProcess();
    const open = Array.from({ length: 20 }, () => requestHeartbeat(target, new AbortController().signal));
    expect(target.listenerCount('message')).toBe(1);
    target.emit('message', { heartbeat: 'given' });
    await Promise.all(open);
  });

  it('rejects with the reason of the signal', async () => {
    const ended = new AbortController();
    const beat = requestHeartbeat(new SilentProcess(), ended.signal);
    ended.abort(new Error('The watch ended.'));
    await expect(beat).rejects.toThrow('The watch ended.');
  });
});
