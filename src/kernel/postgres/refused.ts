import type { Said } from '#kernel/words'

/** The embedded database cannot start here, for a reason a person can do something about. */
export class StartRefused extends Error {
  readonly said: Said

  constructor(said: Said) {
    super(said.en)
    this.name = new.target.name
    this.said = said
  }
}

/** Another living process serves this very data folder: nothing was touched. */
export class AlreadyRunning extends StartRefused {}
