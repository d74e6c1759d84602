import type { Bilingual } from '../kernel/index.js'

/**
 * What can be wrong with a chain at a number. `edited`: the entry isn't what its hash was made of (it, or with a hash
 * made anew the one before); `deleted`, `inserted`, `reordered`: the entry with this number is gone, is one too many,
 * stands in another's place; `cut`: the chain once was longer, and this number is the first that is missing; `head`: the
 * noted end of the stream isn't that of the entries; `rewritten`: the chain holds together, but isn't the one that was
 * signed.
 */
export const chainFaults = ['edited', 'deleted', 'inserted', 'reordered', 'cut', 'head', 'rewritten'] as const
export type ChainFault = (typeof chainFaults)[number]

export const chainFaultTexts: Readonly<Record<ChainFault, Bilingual>> = {
  edited: {
    zh: '内容与哈希不符：该条（或其前一条）被改动',
    en: 'does not match its hash: it, or the entry before, was edited',
  },
  deleted: { zh: '该条被删除', en: 'was deleted' },
  inserted: { zh: '该条是后来插入的', en: 'was inserted later' },
  reordered: { zh: '该条与其他记录被调换了顺序', en: 'was put in the place of another' },
  cut: { zh: '从该条起的尾部缺失', en: 'and whatever came behind it is missing: the tail was cut off' },
  head: { zh: '登记的末尾与记录不符', en: 'is not the end that is noted for the stream' },
  rewritten: {
    zh: '与已签名的检查点不符：此前的链被整体改写',
    en: 'is not the one of the signed checkpoint: the chain was rewritten',
  },
}

/** Why a file is no checkpoint to rely on. */
export const checkpointFaults = ['unreadable', 'foreign-key', 'bad-signature'] as const
export type CheckpointFault = (typeof checkpointFaults)[number]

export const checkpointFaultTexts: Readonly<Record<CheckpointFault, Bilingual>> = {
  unreadable: { zh: '不是检查点文件', en: 'not a checkpoint' },
  'foreign-key': {
    zh: '由另一密钥签名，请用 --key 指定其公钥',
    en: 'signed by another key; name its public key by --key',
  },
  'bad-signature': { zh: '签名不符：检查点被改动', en: 'the signature is wrong: the checkpoint was changed' },
}
