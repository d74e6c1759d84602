/** The hundred most frequent surnames, in pinyin. */
const surnames = `
  wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie
  song tang han feng deng cao peng ceng xiao tian dong yuan pan yu jiang cai du ye cheng su wei lv
  ding ren shen yao lu cui zhong tan fan jin shi liao jia xia fu fang bai zou meng xiong qin qiu yin
  xue yan duan lei hou long tao gu mao hao gong shao wan qian dai mo kong xiang
`

/** Frequent given names and the syllables of which they are made. */
const givenNames = `
  wei fang na min jing li qiang lei jun yang yong yan jie juan tao ming chao xiuying xia ping gang
  guiying jianguo jianhua zhiqiang xiulan lihua haiyan xiaohong guoqiang jianjun wenjie zhiwei
  xiaodong xiaoming zihan haoran yuhan xinyi yuxuan tingting jiayi junjie pengfei chunmei yulan
  jinfeng hongmei jianping yongqiang zhigang guoqing weiguo aiguo jianshe guangming xiaoping lili ting
  xin bo bin hui feng peng fei yu hao kai liang jian fan xue mei ling hong ying hua lan lin qian wen
  jia yi si wu guo zhi hai chun qiu dong long hu
`

/** Provinces and large cities. */
const places = `
  beijing shanghai tianjin chongqing hebei shanxi liaoning jilin heilongjiang jiangsu zhejiang anhui
  fujian jiangxi shandong henan hubei hunan guangdong hainan sichuan guizhou yunnan gansu qinghai
  taiwan neimenggu guangxi xizang ningxia xinjiang xianggang aomen shijiazhuang taiyuan shenyang
  dalian changchun haerbin nanjing suzhou wuxi changzhou xuzhou nantong yangzhou suqian huaian
  yancheng lianyungang zhenjiang taizhou hangzhou ningbo wenzhou huzhou jiaxing shaoxing jinhua hefei
  wuhu fuzhou xiamen quanzhou nanchang ganzhou jinan qingdao yantai weifang zhengzhou luoyang wuhan
  yichang changsha zhuzhou guangzhou shenzhen zhuhai foshan dongguan nanning guilin haikou sanya
  chengdu mianyang guiyang zunyi kunming dali lasa xian xianyang baoji lanzhou xining yinchuan
  wulumuqi gaocheng
`

/** Words and wishes that people in offices make passwords of. */
const words = `
  woaini woaizhongguo zhongguo zhonghua zuguo renmin zhengfu bangongshi jiguan lingdao shuji juchang
  zhuren kezhang chuchang xuanchuan wangxin gongan jiaoyu caizheng jiaotong weisheng minzheng zhengwu
  xinmeiti weixin weibo gongzhonghao guanliyuan guanli xitong mima yonghu denglu zhanghao ceshi nihao
  jiayou kuaile xingfu pingan jiankang facai gongxi jixiang ruyi wanshiruyi yifanfengshun
  xinxiangshicheng dajidali tiantianxiangshang haohaoxuexi yongyuan aiqing baobei laogong laopo baba
  mama erzi nver pengyou tongxue laoshi xuesheng tiankong dahai taiyang yueliang xingxing chuntian
  xiatian qiutian dongtian changcheng huanghe changjiang taishan longnian weirenminfuwu buwangchuxin
  laojishiming gaigekaifang shehuizhuyi gongchandang dangyuan zhibu qingchun weilai mengxiang
  chenggong shengli ziyou heping shijie diqiu gongzuo danwei gongsi diannao shouji wangluo shuju xinxi
  anquan baomi kaohe baobiao
`

/** What is chosen again and again in China beside words. */
const keys = `
  woaini1314 5201314 1314520 woaini520 520520 7758521 7758258 woaiwojia woshishui nihao123 a123456
  aa123456 a123456789 123456abc abc123456 qq123456 q123456 zxcvbnm123 1qaz2wsx 1qaz2wsx3edc qwe123456
  wang123 li123456 zhang123 admin888 admin123 admin@123 root123 gongan110 zhengwu123 zhengfu123
  p@ssw0rd huawei@123 Huawei12#$ h3c123456 147258369 123qwe!@# !qaz2wsx 1q2w3e4r5t qazwsx123 88888888
  66666666 iloveyou1314 caonima wozhidao dearbook 123654789 xiaomi taobao alipay weixin weibo zhengmei
`

const listed = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Words of Chinese passwords, in pinyin, by kind and the most frequent first: what word lists of other languages lack. */
export const chinesePasswordWords = {
  surnames: listed(surnames),
  givenNames: listed(givenNames),
  places: listed(places),
  words: listed(words),
  keys: listed(keys),
} as const
