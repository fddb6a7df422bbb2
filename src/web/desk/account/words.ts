import type { Said } from '#kernel/words'

export const words = {
  title: { zh: '工作人员登录', en: 'Staff sign-in' },
  login: { zh: '账号', en: 'Account' },
  password: { zh: '密码', en: 'Password' },
  remember: { zh: '在这台设备上保持登录', en: 'Stay signed in on this device' },
  rememberHint: { zh: '多人共用的电脑请不要勾选。', en: 'Please not on a machine that several people use.' },
  signIn: { zh: '登录', en: 'Sign in' },
  byOidc: (name: Said): Said => ({ zh: `用${name.zh}登录`, en: `Sign in with ${name.en}` }),
  or: { zh: '或者', en: 'or' },
  secondTitle: { zh: '再确认一次身份', en: 'One more step' },
  secondLead: { zh: '请输入手机验证器上的六位数字。', en: 'Enter the six digits from your authenticator app.' },
  code: { zh: '验证码', en: 'Code' },
  backupCode: { zh: '备用码', en: 'Backup code' },
  takeBackup: { zh: '手机不在身边？用备用码', en: 'No phone at hand? Use a backup code' },
  takeApp: { zh: '用手机验证器', en: 'Use the app' },
  startOver: { zh: '换一个账号', en: 'Use another account' },
  demoTitle: { zh: '演示账号', en: 'Demo accounts' },
  demoLead: {
    zh: '县、单位、人名都是虚构的。点一个账号直接登录，看看他的一天。',
    en: 'The county, its units and people are invented. Choose one to sign in and see their day.',
  },
  enterAs: { zh: '登录', en: 'Sign in' },
  resident: { zh: '我是居民，要反映问题', en: 'I am a resident with something to say' },
  invitation: { zh: '开通账号', en: 'Set up your account' },
  invitationLead: (name: string, login: string): Said => ({
    zh: `${name}，您的账号是 ${login}。请设置密码。`,
    en: `${name}, your account is ${login}. Please choose a password.`,
  }),
  newPassword: { zh: '新密码', en: 'New password' },
  passwordHint: {
    zh: '可以是一句好记的话；太短或太常见的不能用。',
    en: 'A sentence you remember is fine; not too short, not too common.',
  },
  begin: { zh: '开通并登录', en: 'Set up and sign in' },
  noToken: {
    zh: '这个链接不完整，请向管理员重新索取。',
    en: 'The link is not complete; please ask the administrator for a new one.',
  },

  account: { zh: '账号与安全', en: 'Account and security' },
  posts: { zh: '我的岗位', en: 'My posts' },
  covering: { zh: '代岗', en: 'covering' },
  sessions: { zh: '登录中的设备', en: 'Where you are signed in' },
  sessionsLead: {
    zh: '不认识的设备，请让它退出，并修改密码。',
    en: 'If you do not know a device, sign it out and change your password.',
  },
  thisOne: { zh: '当前设备', en: 'this one' },
  since: { zh: '登录于', en: 'since' },
  unknownDevice: { zh: '未知设备', en: 'Unknown device' },
  end: { zh: '让它退出', en: 'Sign it out' },
  endOthers: { zh: '让其他设备全部退出', en: 'Sign out everywhere else' },
  ended: { zh: '已退出', en: 'Signed out' },
  second: { zh: '二次验证', en: 'Second factor' },
  secondOn: {
    zh: '已开启。登录时除密码外，还需要手机验证器上的数字。',
    en: 'On: signing in takes your password and the digits from your app.',
  },
  secondOff: {
    zh: '未开启。开启后，即使密码泄露，别人也登录不了。',
    en: 'Off. Once on, a stolen password alone opens nothing.',
  },
  turnOn: { zh: '开启二次验证', en: 'Turn on the second factor' },
  turnOff: { zh: '关闭二次验证', en: 'Turn it off' },
  newCodes: { zh: '换一批备用码', en: 'New backup codes' },
  scan: {
    zh: '用手机验证器扫描二维码，然后输入显示的六位数字。',
    en: 'Scan the code with your authenticator app, then enter the six digits it shows.',
  },
  scanAlt: { zh: '二次验证的二维码', en: 'QR code for the second factor' },
  orType: { zh: '扫不了，可以手工输入密钥：', en: 'Cannot scan? Type this key:' },
  confirm: { zh: '确认开启', en: 'Confirm' },
  backupTitle: { zh: '备用码', en: 'Backup codes' },
  backupLead: {
    zh: '每个只能用一次，只显示这一回。请抄下来放在安全的地方。',
    en: 'Each works once, and they are shown only now. Keep them somewhere safe.',
  },
  kept: { zh: '我已抄好', en: 'I have kept them' },
  change: { zh: '修改密码', en: 'Change the password' },
  current: { zh: '现在的密码', en: 'Current password' },
}

/** Why a government's own sign-in led to nobody: it comes back as a word in the address. */
export const oidcRefusals: Record<string, Said> = {
  'oidc-unknown': {
    zh: '统一身份认证中的这个账号还没有在本系统开通。',
    en: 'That account is not set up in this house yet.',
  },
  'oidc-failed': { zh: '统一身份认证没有成功，请再试一次。', en: 'That sign-in did not succeed; please try again.' },
  'oidc-away': {
    zh: '暂时连接不上统一身份认证，请改用密码登录。',
    en: 'That sign-in cannot be reached just now; please use your password.',
  },
}
