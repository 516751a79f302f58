const SAMPLE_RATE = 44_100;
/** A calm pentatonic line, in semitones above A3; the same note begins and ends it, because the video loops. */
const NOTES = [0, 7, 12, 16, 19, 16, 12, 9, 7, 12, 16, 21, 19, 12, 7, 0];

/** Soft sine notes with a long tail: mono 16-bit little-endian samples. */
export function drawSound(seconds) {
  const samples = new Float64Array(seconds * SAMPLE_RATE);
  const step = seconds / NOTES.length;
  NOTES.forEach((note, i) => {
    const frequency = 220 * 2 ** (note / 12);
    for (const [multiple, loudness] of [
      [1, 0.16],
      [2, 0.05],
      [3, 0.015],
    ])
      addTone(samples, i * step, frequency * multiple, loudness);
  });
  const bytes = Buffer.alloc(samples.length * 2);
  for (const [i, value] of samples.entries()) bytes.writeInt16LE(Math.round(Math.tanh(value) * 32_767), i * 2);
  return { bytes, sampleRate: SAMPLE_RATE };
}

/** Tails go on at the loop's beginning. */
function addTone(samples, startSeconds, frequency, loudness) {
  const start = Math.round(startSeconds * SAMPLE_RATE);
  for (let i = 0; i < SAMPLE_RATE * 1.6; i += 1) {
    const at = i / SAMPLE_RATE;
    const envelope = Math.min(at / 0.02, 1) * Math.exp(-at * 3.2);
    samples[(start + i) % samples.length] += loudness * envelope * Math.sin(2 * Math.PI * frequency * at);
  }
}
