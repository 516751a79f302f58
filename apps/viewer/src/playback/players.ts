import type { LinkMarker } from '@argument/contracts';
import { Player, type PlayerEvents } from './player.js';
import type { WatchFact } from './watch-log.js';

/** A marker's video with what is shown until it has loaded. */
export interface Show {
  marker: LinkMarker;
  player: Player;
  poster: HTMLImageElement | null;
}

export interface ShowEvents {
  onCreate(player: Player): void;
  onFact(show: Show, fact: WatchFact): void;
  onChange(show: Show): void;
  onFailure(show: Show): void;
}

/** The videos of a link, each made when its picture is first needed. */
export class Players {
  private readonly shows = new Map<string, Show>();

  constructor(
    private readonly markers: readonly LinkMarker[],
    private readonly events: ShowEvents,
  ) {}

  /** The show of a marker, loading from now on; null where the marker has no overlay. */
  of(markerId: string): Show | null {
    const known = this.shows.get(markerId);
    if (known) return known;
    const marker = this.markers.find(({ id }) => id === markerId);
    const overlay = marker?.overlays[0];
    if (!marker || !overlay) return null;
    const events: PlayerEvents = {
      onFact: (fact) => this.events.onFact(show, fact),
      onChange: () => this.events.onChange(show),
      onFailure: () => this.events.onFailure(show),
    };
    const show: Show = { marker, player: new Player(overlay, events), poster: loadPoster(overlay.poster?.url) };
    this.shows.set(markerId, show);
    this.events.onCreate(show.player);
    show.player.prefetch();
    return show;
  }

  /** Ms of video that were watched and not yet reported. */
  takeWatched(): number {
    let ms = 0;
    for (const { player } of this.shows.values()) ms += player.log.take();
    return ms;
  }

  pauseAll(): void {
    for (const { player } of this.shows.values()) player.pause();
  }
}

function loadPoster(url: string | undefined): HTMLImageElement | null {
  if (!url) return null;
  const image = new Image();
  image.crossOrigin = 'anonymous';
  image.src = url;
  return image;
}
