# Puts a board's TLS policy on nf-interpreter's build without a change in its sources. Included by
# boards/NAME/nanodps.cmake at the end of nf-interpreter's project(), which is after its own Kconfig
# named the sdkconfig file and before ESP-IDF reads it.

# nf-interpreter hands these paths through unquoted.
if(CMAKE_CURRENT_LIST_DIR MATCHES "[ ;]" OR CMAKE_BINARY_DIR MATCHES "[ ;]")
    message(FATAL_ERROR "nanodps: expected paths without space and semicolon, got "
        "${CMAKE_CURRENT_LIST_DIR} and ${CMAKE_BINARY_DIR}; move the sources")
endif()

# The list of suites holds for the whole image, and Thread needs one that is not in it.
if(API_nanoFramework.Networking.Thread)
    message(FATAL_ERROR "nanodps: expected a preset without Thread, whose commissioning needs DTLS "
        "and an ECJPAKE suite; use another preset")
endif()

# An empty name is how nf-interpreter says sdkconfig.default.
if(SDK_CONFIG_FILE STREQUAL "")
    set(NANODPS_PRESET_SDKCONFIG "sdkconfig.default")
else()
    set(NANODPS_PRESET_SDKCONFIG "${SDK_CONFIG_FILE}")
endif()

if(NOT NANODPS_PRESET_SDKCONFIG STREQUAL NANODPS_STOCK_SDKCONFIG)
    message(FATAL_ERROR "nanodps: expected ${NANODPS_STOCK_SDKCONFIG}, which the preset "
        "${NANODPS_BOARD} has, got ${NANODPS_PRESET_SDKCONFIG}; use the preset of the board's name")
endif()

# TRUE in RESULT when the sdkconfig file PATH has every line of the fragments. A symbol that is off
# may be missing there: ESP-IDF leaves out what cannot be had.
function(nanodps_lacks PATH RESULT)
    set(lacking "")
    file(STRINGS "${PATH}" written REGEX "^CONFIG_")
    set(wanted_symbols "")

    # The last line of a symbol wins: a board's own fragment comes after the common one.
    foreach(fragment IN LISTS NANODPS_FRAGMENTS)
        file(STRINGS "${fragment}" lines REGEX "^CONFIG_")
        foreach(line IN LISTS lines)
            string(REGEX MATCH "^(CONFIG_[A-Za-z0-9_]+)=(.*)$" matched "${line}")
            set("wanted_${CMAKE_MATCH_1}" "${CMAKE_MATCH_2}")
            list(APPEND wanted_symbols "${CMAKE_MATCH_1}")
        endforeach()
    endforeach()

    list(REMOVE_DUPLICATES wanted_symbols)
    foreach(symbol IN LISTS wanted_symbols)
        set(value "${wanted_${symbol}}")
        if(value STREQUAL "n")
            if("${symbol}=y" IN_LIST written)
                list(APPEND lacking "${symbol}=n")
            endif()
        elseif(NOT "${symbol}=${value}" IN_LIST written)
            list(APPEND lacking "${symbol}=${value}")
        endif()
    endforeach()

    set(${RESULT} "${lacking}" PARENT_SCOPE)
endfunction()

# ESP-IDF takes an sdkconfig that is there already over any defaults, silently.
if(EXISTS "${CMAKE_SOURCE_DIR}/sdkconfig")
    nanodps_lacks("${CMAKE_SOURCE_DIR}/sdkconfig" NANODPS_LACKING)
    if(NANODPS_LACKING)
        message(FATAL_ERROR "nanodps: expected no sdkconfig of another build, got "
            "${CMAKE_SOURCE_DIR}/sdkconfig without ${NANODPS_LACKING}; delete it and the folder build")
    endif()
endif()

# One defaults file: the preset's own with the fragments behind it.
file(READ "${CMAKE_SOURCE_DIR}/targets/ESP32/_IDF/${NANODPS_STOCK_SDKCONFIG}" NANODPS_SDKCONFIG)
foreach(fragment IN LISTS NANODPS_FRAGMENTS)
    file(READ "${fragment}" NANODPS_FRAGMENT)
    string(APPEND NANODPS_SDKCONFIG "\n${NANODPS_FRAGMENT}")
endforeach()
file(WRITE "${CMAKE_BINARY_DIR}/sdkconfig.nanodps" "${NANODPS_SDKCONFIG}")
set(SDK_CONFIG_FILE "${CMAKE_BINARY_DIR}/sdkconfig.nanodps" CACHE INTERNAL "With the fragments" FORCE)
set_property(DIRECTORY "${CMAKE_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
    ${NANODPS_FRAGMENTS})

# For every target of the build, so that the CLR's TLS code and mbedTLS agree on it.
get_filename_component(NANODPS_POLICY_HEADER "${CMAKE_CURRENT_LIST_DIR}/policy.h" ABSOLUTE)
add_compile_definitions("MBEDTLS_USER_CONFIG_FILE=\"${NANODPS_POLICY_HEADER}\"")

# After ESP-IDF wrote sdkconfig: a line that its Kconfig did not take ends the build.
function(nanodps_check_sdkconfig)
    nanodps_lacks("${CMAKE_SOURCE_DIR}/sdkconfig" lacking)
    if(lacking)
        message(FATAL_ERROR "nanodps: expected ESP-IDF to take every line of the fragments, got an "
            "sdkconfig without ${lacking}; is it ESP-IDF 5.5?")
    endif()
    message(STATUS "nanodps: sdkconfig has the TLS policy of ${NANODPS_BOARD}")
endfunction()
cmake_language(DEFER DIRECTORY "${CMAKE_SOURCE_DIR}" CALL nanodps_check_sdkconfig)
