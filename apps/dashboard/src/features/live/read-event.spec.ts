import { readEvent } from './read-event';

const projectId = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('readEvent', () => {
  it('reads what it knows', () => {
    const data = { projectId, videoId: projectId, progress: 40 };
    expect(readEvent('video.progress', JSON.stringify(data))).toEqual({ name: 'video.progress', data });
  });

  it('reads how far a project is', () => {
    const data = { projectId, isRunning: true, progress: 40, secondsLeft: null, filesLeft: 1, files: [] };
    expect(readEvent('project.progress', JSON.stringify(data))).toEqual({ name: 'project.progress', data });
  });

  it('passes over unknown names, broken JSON and wrong shapes', () => {
    expect(readEvent('toString', '{}')).toBeNull();
    expect(readEvent('video.ready', '{')).toBeNull();
    expect(readEvent('video.ready', '{"projectId":"x"}')).toBeNull();
  });
});
