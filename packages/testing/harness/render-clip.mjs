// Renders a clip beside the tests: pixel by pixel, Jest's sandbox takes twice as long and holds everything else up.
// usage, after a build: node render-clip.mjs '{"picture": FILE, "maxSide": PX, "file": FILE, "frames": N, "seed": TEXT}'
import { readPicture, writeClip } from '@argument/testing';

const { picture, maxSide, file, ...options } = JSON.parse(process.argv[2]);
await writeClip(file, { ...options, target: await readPicture(picture, maxSide) });
