# Written by tools/NanoDps.Boards (make boards). Do not edit.
# ESP32_C61: for CMAKE_PROJECT_nanoFramework_INCLUDE of nf-interpreter.
set(NANODPS_BOARD "ESP32_C61")
set(NANODPS_STOCK_SDKCONFIG "sdkconfig.default.esp32c61")
set(NANODPS_FRAGMENTS
    "${CMAKE_CURRENT_LIST_DIR}/../common/sdkconfig.fragment"
    "${CMAKE_CURRENT_LIST_DIR}/../ESP32_C61/sdkconfig.fragment")
include("${CMAKE_CURRENT_LIST_DIR}/../common/nanodps.cmake")
