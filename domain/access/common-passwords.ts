/**
 * What lists of stolen and default passwords are full of, in small letters: words, rows of the keyboard, numbers, names in
 * pinyin, and the places and words of this trade. Whatever remains of a password without them has to be hard to guess.
 */
export const commonPasswords: readonly string[] = `
password passwd passw0rd passwort pass1234 secret default changeme letmein welcome login signin access account master
admin administrator sysadmin webadmin manager superuser super root toor guest tester testing test demo temp temporary
user users username oper operator server service system security computer internet network database oracle mysql postgres
redis huawei h3c cisco zte tplink lenovo inspur dell windows linux ubuntu centos github tomcat weblogic nginx apache
iloveyou loveyou lovely love princess prince angel baby sunshine shadow dragon monkey tiger panda eagle phoenix superman
batman football basketball baseball soccer hockey michael michelle jordan jessica charlie daniel thomas robert andrew
killer hunter ranger freedom forever whatever trustno1 starwars pokemon flower summer winter spring autumn january monday
friday hello helloworld happy lucky money cheese cookie chocolate orange banana apple google baidu alibaba taobao tencent
weixin wechat weibo douyin qq123 china chinese
qwerty qwertyui qwertyuiop qwert asdf asdfgh asdfghjk asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazxsw wsxedc edcrfv rfvtgb
poiuyt lkjhgf mnbvcxz qweasd qweasdzxc asdqwe 1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm zaq1 xsw2 cde3 vfr4 1q2w3e4r 1q2w3e q1w2e3r4
q1w2e3 qwe123 asd123 zxc123 a1b2c3 a1b2c3d4 1a2b3c aa123 abc123 abcd1234 a123456 aa123456 abc abcd abcdef abcdefg aaa
123 1234 12345 123456 1234567 12345678 123456789 1234567890 0123456789 321 4321 54321 654321 7654321 87654321 987654321
9876543210 0987654321 111 222 333 444 555 666 777 888 999 000 1111 8888 6666 112233 121212 123123 123321 131313 147258 147258369
159357 159753 258369 456789 741852 789456 987456 100200 101010 520 521 1314 5201314 1314520 5211314 7758521 7758258 584520
201314 88888888 66668888 168168 518518 110119 110120 12345hotline 114 119 120 12306 12315
woaini woaini1314 woaiwojia woaizhongguo aini wobuaini nihao nihaoma wohenhao zhimakaimen mima wodemima mimamima meimima
caonima wangle wangjile suibian baobao baobei laopo laogong qinaide tiantian kuaile xingfu pingan jiankang facai gongxi
xinnian xiaoming xiaohong xiaoli xiaowang laoshi xuesheng tongxue pengyou jiating mama baba baobaobei xiongdi jiemei
zhangwei zhangmin zhangli zhangjing zhangyong zhangjie zhangtao wangwei wangfang wangli wangmin wangjing wangyan wangqiang
wanglei wangyong wangjun liwei lina lijing liqiang limin liyan lijun lijie liuyang liuwei liujing liuyan chenjing chenwei
chenchen yangyang yangfan zhaolei zhaowei sunli zhoujie wuwei huangwei zhengwei
zhongguo zhonghua renmin gongheguo beijing tianjin shanghai chongqing shijiazhuang taiyuan shenyang dalian changchun haerbin
nanjing hangzhou ningbo hefei fuzhou xiamen nanchang jinan qingdao zhengzhou wuhan changsha guangzhou shenzhen nanning haikou
chengdu guiyang kunming lasa xian xianyang lanzhou xining yinchuan wulumuqi xianggang aomen taibei
neimenggu neimeng menggu mongol mongolia huhehaote hushi hohhot baotou wuhai chifeng tongliao eerduosi erduosi ordos hulunbeier
hulunbuir bayannaoer bayannur wulanchabu ulanqab xingan xinganmeng xilinguole xilingol xilinhaote alashan alxa manzhouli
erlianhaote caoyuan
lianxin minsheng minyi minqing suqiu gongdan taizhang rexian shizheng zhengfu zhengwu shiwei qiwei mengwei dangwei dangzheng
dangjian xinfang jiguan danwei bangong bangongshi zhongxin fuwu weirenminfuwu shehui zhili wangge zhihui pingtai xitong
guanli guanliyuan anquan baomi shuju houtai yonghu ceshi moren chushi hotline government office
`
  .trim()
  .split(/\s+/)
  .toSorted((a, b) => b.length - a.length)
