import type { WordsFor } from '../contract.ts'
import type { Said, Sentence } from '../words.ts'
import type { authContract, OidcRefusal } from './contract.ts'
import { longest, shortest } from './passwords.ts'

export const authWords = {
  calls: {
    waysIn: { zh: '可用的登录方式', en: 'Ways to sign in' },
    me: { zh: '当前登录的是谁', en: 'Who is signed in' },
    signIn: { zh: '账号密码登录', en: 'Sign in with a password' },
    secondFactor: { zh: '输入第二步验证码', en: 'Give the second factor' },
    signOut: { zh: '退出登录', en: 'Sign out' },
    changePassword: { zh: '修改密码', en: 'Change the password' },
    enrolSecondFactor: { zh: '开始设置两步验证', en: 'Begin to set up the second factor' },
    confirmSecondFactor: { zh: '确认启用两步验证', en: 'Confirm the second factor' },
    dropSecondFactor: { zh: '关闭两步验证', en: 'Switch the second factor off' },
    newBackupCodes: { zh: '重新生成备用码', en: 'Make new backup codes' },
    sessions: { zh: '我的登录设备', en: 'Where I am signed in' },
    endSession: { zh: '让一台设备下线', en: 'Sign one device out' },
    endOtherSessions: { zh: '让其他设备全部下线', en: 'Sign all other devices out' },
    lookAtInvitation: { zh: '查看邀请', en: 'Look at an invitation' },
    acceptInvitation: { zh: '接受邀请并设置密码', en: 'Accept an invitation and set the password' },
    residentCode: { zh: '获取居民登录验证码', en: 'Send a resident a sign-in code' },
    residentEnter: { zh: '居民凭验证码登录', en: 'A resident signs in with a code' },
  },
  refusals: {
    'wrong-password': { zh: '账号或密码不正确。', en: 'The account or the password is not right.' },
    'wrong-code': {
      zh: '验证码不正确或已过期，请核对后重新输入，也可以重新获取。',
      en: 'The code is not right or has expired. Please check it, or ask for a new one.',
    },
    'code-used-up': {
      zh: '这个验证码输错次数过多，已经作废，请重新获取。',
      en: 'This code was tried too often and is void. Please ask for a new one.',
    },
    'too-many-tries': (facts) => ({
      zh: `尝试次数过多，为保护账号安全，请 ${facts.minutes} 分钟后再试。`,
      en: `Too many tries. To protect the account, please try again in ${facts.minutes} minutes.`,
    }),
    'start-again': { zh: '登录等待已超时，请重新输入账号和密码。', en: 'The sign-in has expired. Please begin again.' },
    'password-too-short': {
      zh: `密码至少需要 ${shortest} 个字符，用一句好记的话最好。`,
      en: `A password needs at least ${shortest} characters; a sentence you can remember is best.`,
    },
    'password-too-long': {
      zh: `密码最多 ${longest} 个字符。`,
      en: `A password may have at most ${longest} characters.`,
    },
    'password-too-common': {
      zh: '这个密码太常见，容易被猜中，请换一个。',
      en: 'This password is too common and easily guessed. Please choose another.',
    },
    'second-factor-on': { zh: '两步验证已经启用。', en: 'The second factor is already on.' },
    'second-factor-off': { zh: '尚未启用两步验证。', en: 'The second factor is not set up.' },
    'staff-only': {
      zh: '居民凭验证码登录，没有密码，也不需要两步验证。',
      en: 'Residents sign in with a code: there is no password or second factor to set.',
    },
    'session-not-found': { zh: '这台设备已经下线。', en: 'That device is already signed out.' },
    'invitation-not-found': {
      zh: '邀请链接不完整或已被新的邀请取代，请联系管理员。',
      en: 'The invitation link is incomplete or was replaced by a newer one. Please ask your administrator.',
    },
    'invitation-used': {
      zh: '这个邀请链接已经用过，请直接登录；忘记密码请联系管理员重发邀请。',
      en: 'This invitation was already used. Please sign in; if you forgot the password, ask for a new invitation.',
    },
    'invitation-expired': {
      zh: '邀请链接已过期，请联系管理员重新发送。',
      en: 'This invitation has expired. Please ask your administrator for a new one.',
    },
    'not-a-contact': {
      zh: '请填写 11 位手机号码或邮箱地址。',
      en: 'Please give a mobile number or an e-mail address.',
    },
  },
} satisfies WordsFor<typeof authContract>

/** Shown on the sign-in page after `?refused=auth.<code>`. */
const oidcWords = {
  'oidc-unknown': {
    zh: '统一身份认证已通过，但本系统没有与之对应的人员，请联系管理员。',
    en: 'The government sign-in worked, but nobody here belongs to it. Please ask your administrator.',
  },
  'oidc-failed': {
    zh: '统一身份认证没有完成，请重新登录。',
    en: 'The government sign-in was not completed. Please try again.',
  },
  'oidc-away': {
    zh: '统一身份认证暂时连接不上，请稍后再试，或使用账号密码登录。',
    en: 'The government sign-in cannot be reached. Please try later, or sign in with a password.',
  },
} satisfies Record<OidcRefusal, Said>

/** All refusals of this room, the redirected ones included. */
export const authRefusals: Record<string, Sentence> = { ...authWords.refusals, ...oidcWords }

type Letter = { title: Said; body: Said }

/** The message that carries a resident's code. It names no case and no person. */
export const codeLetter = (code: string, minutes: number): Letter => ({
  title: { zh: '登录验证码', en: 'Sign-in code' },
  body: {
    zh: `您的登录验证码是 ${code}，${minutes} 分钟内有效。工作人员不会向您索要验证码，请勿告诉他人。`,
    en: `Your sign-in code is ${code}; it is good for ${minutes} minutes. Nobody from the office will ask you for it.`,
  },
})
