# Written by tools/NanoDps.Boards (make boards). Do not edit.
# ESP32_PSRAM_REV0: for CMAKE_PROJECT_nanoFramework_INCLUDE of nf-interpreter.
set(NANODPS_BOARD "ESP32_PSRAM_REV0")
set(NANODPS_STOCK_SDKCONFIG "sdkconfig.default")
set(NANODPS_FRAGMENTS
    "${CMAKE_CURRENT_LIST_DIR}/../common/sdkconfig.fragment")
include("${CMAKE_CURRENT_LIST_DIR}/../common/nanodps.cmake")
