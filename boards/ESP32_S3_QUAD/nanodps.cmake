# Written by tools/NanoDps.Boards (make boards). Do not edit.
# ESP32_S3_QUAD: for CMAKE_PROJECT_nanoFramework_INCLUDE of nf-interpreter.
set(NANODPS_BOARD "ESP32_S3_QUAD")
set(NANODPS_STOCK_SDKCONFIG "sdkconfig.default_quad_ble.esp32s3")
set(NANODPS_FRAGMENTS
    "${CMAKE_CURRENT_LIST_DIR}/../common/sdkconfig.fragment")
include("${CMAKE_CURRENT_LIST_DIR}/../common/nanodps.cmake")
