import { join, resolve } from 'node:path';
import {
  type ClipTruth,
  createHome,
  listPhotographs,
  makeTempFolder,
  type Photograph,
  type Platform,
  type PlatformAddress,
  readPicture,
  startPlatform,
  writeClip,
  writeTestVideo,
} from '@argument/testing';
import { Client, fileUpload, type Upload } from './client.js';

export const ROOT = resolve(__dirname, '../../..');

/** A photograph with a marker, a video and a link, on their way through the platform. */
export interface Campaign {
  photograph: Photograph;
  projectId: string;
  imageId: string;
  markerId: string;
  linkId: string;
  slug: string;
}

export interface Clip {
  cameraFile: string;
  truth: ClipTruth;
}

/** Frames of a clip: six seconds. */
const CLIP_FRAMES = 180;

/** One running platform and what all suites share, so that each photograph is compiled once. */
export interface Stage {
  platform: Platform;
  address: PlatformAddress;
  folder: string;
  video: Upload;
  videoFile: string;
  /** Owner of the photographs' campaigns. */
  owner: Client;
  /** The campaign of photograph `index`, 0 to 2. */
  campaign: (index: number) => Campaign;
  /** A clip of the same print, rendered when it is first asked for. */
  clip: (index: number) => Promise<Clip>;
  close: () => Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const { path: folder, remove } = await makeTempFolder();
  const { home, remove: removeHome } = await createHome();
  const videoFile = join(folder, 'quarters.mp4');
  await writeTestVideo(videoFile);
  const platform = await startPlatform({ root: ROOT, home });
  const video = await fileUpload(videoFile, 'video/mp4');
  const owner = await Client.registered(platform.address.api, 'photographs');
  const campaigns: Campaign[] = [];
  for (const photograph of (await listPhotographs()).slice(0, 3))
    campaigns.push(await startCampaign(owner, photograph, video));
  const campaign = (index: number): Campaign => {
    const found = campaigns[index];
    if (!found) throw new Error(`There are ${campaigns.length} photographs; the suites need ${index + 1}.`);
    return found;
  };
  const clips: Promise<Clip>[] = [];
  return {
    platform,
    address: platform.address,
    folder,
    video,
    owner,
    videoFile,
    campaign,
    clip: (index) => {
      clips[index] ??= renderClip(folder, campaign(index).photograph);
      return clips[index];
    },
    close: async () => {
      await platform.stop();
      await Promise.all([remove(), removeHome()]);
    },
  };
}

async function renderClip(folder: string, { name, file }: Photograph): Promise<Clip> {
  const cameraFile = join(folder, `${name}.mjpeg`);
  const target = await readPicture(file, 1280);
  return { cameraFile, truth: await writeClip(cameraFile, { target, frames: CLIP_FRAMES, seed: name }) };
}

/** Makes everything without waiting for the work behind it. */
async function startCampaign(client: Client, photograph: Photograph, video: Upload): Promise<Campaign> {
  const { id: projectId } = await client.createProject(photograph.name);
  const imageId = await client.uploaded('images', projectId, await fileUpload(photograph.file, 'image/jpeg'));
  const videoId = await client.uploaded('videos', projectId, video);
  const markerId = await client.generateMarker({ imageId, videoId, name: photograph.name });
  const { id: linkId, slug } = await client.createLink(projectId, { markerIds: [markerId], name: photograph.name });
  return { photograph, projectId, imageId, markerId, linkId, slug };
}
