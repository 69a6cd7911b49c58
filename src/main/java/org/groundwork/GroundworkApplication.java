package org.groundwork;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The web application. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GroundworkApplication {

    public static void main(String[] args) {
        SpringApplication.run(GroundworkApplication.class, args);
    }
}
