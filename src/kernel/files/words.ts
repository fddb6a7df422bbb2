import type { Sentence } from '../words.ts'

/** `name` is the file's own name, so that whoever sent five knows which one is meant. */
export const fileRefusals = {
  empty: ({ name }) => ({ zh: `“${name}”是空文件，请重新选择。`, en: `“${name}” is empty; please choose it again.` }),
  'too-large': ({ name, mb }) => ({
    zh: `“${name}”超过 ${mb} MB，请压缩后再上传。`,
    en: `“${name}” is larger than ${mb} MB; please make it smaller.`,
  }),
  'type-not-allowed': ({ name }) => ({
    zh: `“${name}”的格式不支持。可以上传照片（JPEG、PNG、WebP、GIF）、PDF、纯文本和录音（MP3、M4A、WAV）；Word、Excel 文件请另存为 PDF。`,
    en: `“${name}” is of a kind that cannot be accepted. Photos (JPEG, PNG, WebP, GIF), PDF, plain text and recordings (MP3, M4A, WAV) can; please save Word and Excel files as PDF.`,
  }),
  'photo-format': ({ name }) => ({
    zh: `“${name}”是 HEIC 或 AVIF 格式，暂不能读取。请截屏后上传，或在手机“设置—相机—格式”中选“兼容性最佳”再拍。`,
    en: `“${name}” is a HEIC or AVIF photo, which cannot be read here. Please upload a screenshot of it, or set the camera to “Most Compatible”.`,
  }),
  'picture-broken': ({ name }) => ({
    zh: `“${name}”不完整或已损坏，无法打开，请换一张照片。`,
    en: `“${name}” is incomplete or damaged and cannot be opened; please choose another picture.`,
  }),
  'picture-too-big': ({ name, megapixels }) => ({
    zh: `“${name}”超过 ${megapixels} 百万像素，请缩小后再上传。`,
    en: `“${name}” has more than ${megapixels} million pixels; please scale it down.`,
  }),
  'pdf-broken': ({ name }) => ({
    zh: `“${name}”不是完整的 PDF 文件，请重新导出后再上传。`,
    en: `“${name}” is not a whole PDF; please export it again.`,
  }),
  'sound-broken': ({ name }) => ({
    zh: `“${name}”不是完整的录音，请重新录制后再上传。`,
    en: `“${name}” is not a whole recording; please record it again.`,
  }),
  'too-many-files': ({ most }) => ({
    zh: `一次最多上传 ${most} 个文件。`,
    en: `At most ${most} files can be sent at once.`,
  }),
  'field-too-long': { zh: '填写的文字过长，请精简后再提交。', en: 'The text is too long; please shorten it.' },
  'upload-broken': { zh: '上传中断，内容不完整，请再试一次。', en: 'The upload broke off; please try again.' },
  'no-file': { zh: '没有收到文件，请先选择文件。', en: 'No file arrived; please choose one first.' },
} as const satisfies Record<string, Sentence>

export type FileRefusal = keyof typeof fileRefusals
