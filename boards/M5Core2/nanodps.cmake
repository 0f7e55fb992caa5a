# Written by tools/NanoDps.Boards (make boards). Do not edit.
# M5Core2: for CMAKE_PROJECT_nanoFramework_INCLUDE of nf-interpreter.
set(NANODPS_BOARD "M5Core2")
set(NANODPS_STOCK_SDKCONFIG "sdkconfig.default_ble_rev3.esp32")
set(NANODPS_FRAGMENTS
    "${CMAKE_CURRENT_LIST_DIR}/../common/sdkconfig.fragment")
include("${CMAKE_CURRENT_LIST_DIR}/../common/nanodps.cmake")
