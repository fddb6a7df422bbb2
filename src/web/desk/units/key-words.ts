import type { Said } from '#kernel/words'

export const words = {
  key: { zh: '密钥', en: 'Key' },
  keysNote: {
    zh: '别的系统凭密钥通过开放接口（Open311）报送诉求、读取进展。没有密钥只能看公开的内容。',
    en: 'With a key, other systems report through Open311 and read progress. Without one they see only what is public.',
  },
  noKeys: { zh: '还没有发放密钥', en: 'No key has been issued yet' },
  issueKey: { zh: '发放密钥', en: 'Issue a key' },
  issueKeyLead: {
    zh: '一个系统一个密钥，出了问题可以单独作废。',
    en: 'One key for one system, so that it can be revoked by itself.',
  },
  keyName: { zh: '系统名称', en: 'Name of the system' },
  keyNameHint: { zh: '例如“市民随手拍”。', en: 'For example the name of the app.' },
  keyContact: { zh: '联系人和联系方式', en: 'Whom to ask, and how' },
  keyUnit: { zh: '代表哪个单位', en: 'In whose name it speaks' },
  keyUnitHint: {
    zh: '选了单位，就能读取该单位承办工单的进展，并写入办理记录；不能签收、答复或办结。',
    en: 'With a unit it reads the progress of what that unit handles and adds notes; it cannot accept, answer or close.',
  },
  keyOnce: {
    zh: '密钥只显示这一次，系统里只留指纹。请现在交给对方；丢了只能重新发放。',
    en: 'It is shown this once; only a fingerprint is kept. Hand it over now; a lost key is issued anew.',
  },
  neverUsed: { zh: '还没用过', en: 'never' },
  issuedAt: { zh: '发放', en: 'Issued' },
  usedAt: { zh: '最近使用', en: 'Last used' },
  revoked: { zh: '已作废', en: 'Revoked' },
  revokeKey: { zh: '作废密钥', en: 'Revoke the key' },
  revokeKeyLead: (name: string): Said => ({
    zh: `“${name}”从此不能再报送，也读不到未公开的进展；已经报送的诉求照常办理。`,
    en: `“${name}” can no longer report or read what is not public; what it has reported is handled as before.`,
  }),
}
