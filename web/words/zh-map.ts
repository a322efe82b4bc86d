/** The map: its controls, and what is said where none can be drawn. */
export const map = {
  wait: '正在打开地图…',
  none: '本地还没有录入地图，请用文字或列表选择地点。',
  cannot: '这台设备画不了地图，请用文字或列表选择地点。',
  failed: '地图没有打开，请用文字或列表选择地点。',
  again: '再试一次',
  zoomIn: '放大',
  zoomOut: '缩小',
  wheel: '按住 Ctrl 键再滚动，可以缩放地图',
  wheelMac: '按住 ⌘ 键再滚动，可以缩放地图',
  touch: '用两个手指移动地图',
  keys: '方向键移动，加号、减号缩放。',
  pick: '点一下地图，标出地点。也可以用方向键把十字移到那里，按回车键。',
  picked: '已标出地点，在{place}。',
  pickedOutside: '标出的地点不在本地范围内。',
  mark: '{name}，{n} 件',
} as const
