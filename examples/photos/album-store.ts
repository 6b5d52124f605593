/** Albums in memory. */
import { randomUUID } from "node:crypto";
import type { Photo } from "../../generated/photos/src/types/index.js";

export interface KeptPhoto extends Photo {
  readonly content: Blob;
}

export class AlbumStore {
  readonly #albums = new Map<string, KeptPhoto[]>();

  add(album: string, photo: Omit<KeptPhoto, "id">): KeptPhoto {
    const kept = { ...photo, id: randomUUID() };
    this.#albums.set(album, [...this.photosOf(album), kept]);
    return kept;
  }

  photosOf(album: string): readonly KeptPhoto[] {
    return this.#albums.get(album) ?? [];
  }
}
