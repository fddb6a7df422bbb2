import { acceptedPictures } from '#kernel/files/sniff'
import { html, type Html } from './html.ts'
import { t, type View } from './layout.ts'
import { w } from './words.ts'

/** Where pictures are chosen; the form around it has to send files. */
export const photoField = (view: View): Html =>
  html`<label for="photo">${t(view, w.photo)}</label>
    <p class="small soft" id="photo-hint" style="margin:0">${t(view, w.photoHint)}</p>
    <input id="photo" name="photo" type="file" accept="${acceptedPictures}" multiple aria-describedby="photo-hint" />`
